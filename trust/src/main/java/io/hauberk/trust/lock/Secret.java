package io.hauberk.trust.lock;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import java.security.MessageDigest;

/** Bytes nobody prints: compared in constant time, shown only by their length. */
public final class Secret {

  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of {@code bytes}. */
  public static Secret of(byte[] bytes) {
    return new Secret(bytes.clone());
  }

  /** Fresh bytes of the operating system's generator. */
  public static Secret random(int length) {
    Checks.positive("secret length", length);
    var bytes = new byte[length];
    Randomness.secure().nextBytes(bytes);
    return new Secret(bytes);
  }

  /** A copy; whoever asks for it answers for it. */
  public byte[] bytes() {
    return bytes.clone();
  }

  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(bytes, secret.bytes);
  }

  /** By length alone, so that a hash table tells nothing. */
  @Override
  public int hashCode() {
    return bytes.length;
  }

  @Override
  public String toString() {
    return "Secret[" + bytes.length + " bytes]";
  }
}
