package io.hauberk.trust.key;

import io.hauberk.core.Checks;
import io.hauberk.trust.lock.Secret;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a key is for, and with that its size. There is no default: whoever makes a key chooses. */
public enum KeyKind {
  /** Files: AES-256-GCM in segments. */
  AES_256_GCM("aes-256-gcm", 32),
  /** Files: SM4-GCM in segments (GB/T 32907, GB/T 36624), where Chinese policy asks for it. */
  SM4_GCM("sm4-gcm", 16),
  /** Tokens: AES-SIV with two 256-bit keys (RFC 5297), the same token for the same value. */
  AES_256_SIV("aes-256-siv", 64),
  /** Tokens of the same format: FF1 with AES-256 (NIST SP 800-38G). */
  AES_256_FF1("aes-256-ff1", 32),
  /** Files sealed by others to a public key: HPKE (RFC 9180) with X25519, AES-256-GCM. */
  HPKE_X25519("hpke-x25519", 32);

  private final String label;
  private final int bytes;

  KeyKind(String label, int bytes) {
    this.label = label;
    this.bytes = bytes;
  }

  /** How files and the command line call it. */
  public String label() {
    return label;
  }

  /** Length of the secret part. */
  public int bytes() {
    return bytes;
  }

  /**
   * @throws IllegalArgumentException when there is no such kind
   */
  public static KeyKind of(String label) {
    return Arrays.stream(values())
        .filter(kind -> kind.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(Checks.message("key kind", label, "one of " + all())));
  }

  private static String all() {
    return Arrays.stream(values()).map(KeyKind::label).collect(Collectors.joining(", "));
  }

  /** Every 256-bit or 128-bit string is a key, for X25519 too (RFC 7748 clamps it). */
  Secret fresh() {
    return Secret.random(bytes);
  }
}
