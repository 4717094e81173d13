package io.hauberk.trust.seal;

import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.lock.IntegrityException;
import io.hauberk.trust.lock.Secret;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** The ciphers of sealed files, each with the hash its keys are derived by. */
enum SealCipher {
  AES_256_GCM(1, 32),
  SM4_GCM(2, 16);

  private final int code;
  private final int keyBytes;

  SealCipher(int code, int keyBytes) {
    this.code = code;
    this.keyBytes = keyBytes;
  }

  static SealCipher ofCode(int code) {
    for (var cipher : values()) {
      if (cipher.code == code) {
        return cipher;
      }
    }
    throw new IntegrityException("sealed file's cipher", code, "1 or 2");
  }

  /** The cipher of a key that seals files by itself. */
  static SealCipher of(KeyKind kind) {
    return switch (kind) {
      case AES_256_GCM -> AES_256_GCM;
      case SM4_GCM -> SM4_GCM;
      case AES_256_SIV, AES_256_FF1, HPKE_X25519 ->
          throw new IllegalArgumentException(
              "key kind: " + kind.label() + " (expected: aes-256-gcm or sm4-gcm to seal files)");
    };
  }

  int code() {
    return code;
  }

  int keyBytes() {
    return keyBytes;
  }

  SegmentCipher segments(Secret key, byte[] salt, byte[] context) {
    var derived = derive(key, salt, context, keyBytes);
    return switch (this) {
      case AES_256_GCM -> new AesSegments(derived);
      case SM4_GCM -> new Sm4Segments(derived);
    };
  }

  private Digest hash() {
    return switch (this) {
      case AES_256_GCM -> new SHA256Digest();
      case SM4_GCM -> new SM3Digest();
    };
  }

  /** HKDF (RFC 5869). */
  byte[] derive(Secret key, byte[] salt, byte[] context, int length) {
    var hkdf = new HKDFBytesGenerator(hash());
    hkdf.init(new HKDFParameters(key.bytes(), salt, context));
    var derived = new byte[length];
    hkdf.generateBytes(derived, 0, length);
    return derived;
  }
}
