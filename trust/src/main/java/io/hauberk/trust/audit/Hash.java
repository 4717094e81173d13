package io.hauberk.trust.audit;

import io.hauberk.core.Checks;
import io.hauberk.core.Printed;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/** A SHA-256 hash of the tree: immutable, compared in constant time, printed as base64. */
public final class Hash {

  /** Bytes of a hash. */
  public static final int SIZE = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of {@value #SIZE} bytes. */
  public static Hash of(byte[] bytes) {
    return at(bytes, 0, bytes.length);
  }

  static Hash at(byte[] bytes, int from, int length) {
    Checks.argument(length == SIZE, "hash.bytes", length, String.valueOf(SIZE));
    return new Hash(Arrays.copyOfRange(bytes, from, from + SIZE));
  }

  /**
   * From standard base64.
   *
   * @throws LogIntegrityException when it is not 32 bytes of it
   */
  public static Hash parse(String base64) {
    try {
      var bytes = Base64.getDecoder().decode(base64);
      if (bytes.length == SIZE && Base64.getEncoder().encodeToString(bytes).equals(base64)) {
        return new Hash(bytes);
      }
    } catch (IllegalArgumentException e) {
      throw new LogIntegrityException("hash", Printed.of(base64), "base64", e);
    }
    throw new LogIntegrityException("hash", Printed.of(base64), "32 bytes in base64");
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  byte[] shared() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
