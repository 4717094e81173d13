package io.hauberk.trust.seal;

import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.lock.IntegrityException;
import io.hauberk.trust.lock.Secret;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** The ciphers of sealed files, each with the hash its keys are derived by. */
enum SealCipher {
  AES_256_GCM(1, 32, SHA256Digest::new, AesSegments::new),
  SM4_GCM(2, 16, SM3Digest::new, Sm4Segments::new);

  private final int code;
  private final int keyBytes;
  private final Supplier<Digest> hash;
  private final Function<byte[], SegmentCipher> segments;

  SealCipher(
      int code, int keyBytes, Supplier<Digest> hash, Function<byte[], SegmentCipher> segments) {
    this.code = code;
    this.keyBytes = keyBytes;
    this.hash = hash;
    this.segments = segments;
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
    return segments.apply(derive(key, salt, context, keyBytes));
  }

  /** HKDF (RFC 5869). */
  byte[] derive(Secret key, byte[] salt, byte[] context, int length) {
    var hkdf = new HKDFBytesGenerator(hash.get());
    hkdf.init(new HKDFParameters(key.bytes(), salt, context));
    var derived = new byte[length];
    hkdf.generateBytes(derived, 0, length);
    return derived;
  }
}
