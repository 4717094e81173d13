package io.hauberk.trust.seal;

import com.google.crypto.tink.HybridDecrypt;
import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.key.KeyUnavailableException;
import io.hauberk.trust.key.KeyVersion;
import io.hauberk.trust.key.Keyring;
import io.hauberk.trust.key.Keyset;
import io.hauberk.trust.key.TinkKeysets;
import io.hauberk.trust.lock.IntegrityException;
import io.hauberk.trust.lock.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;

/**
 * Opens what a {@link Sealer} sealed, with whichever key of the keyring the file names. Safe for
 * use by many threads.
 */
public record Unsealer(Keyring keyring) {

  /**
   * The plaintext. Its bytes are authentic as soon as they are read, and complete once the end was
   * reached: only then may they be put to use.
   *
   * @throws IntegrityException here or while reading, when anything was changed, or key or purpose
   *     are not those of the file
   * @throws KeyUnavailableException when the keyring has not got the key, or it was destroyed
   */
  public InputStream open(InputStream in, Purpose purpose) throws IOException {
    var header = SealHeader.read(in);
    var keyset =
        keyring
            .owner(header.keyId())
            .orElseThrow(
                () ->
                    new KeyUnavailableException(
                        "key", KeyVersion.name(header.keyId()), "one of this keyring"));
    var key = fileKey(header, keyset, purpose);
    var commitment = header.readCommitment(in, key, purpose);
    return new SegmentReader(in, header, key, header.context(commitment, purpose));
  }

  private static Secret fileKey(SealHeader header, Keyset keyset, Purpose purpose) {
    var material = keyset.material(header.keyId());
    if (keyset.kind() == KeyKind.HPKE_X25519) {
      return unwrapped(header, keyset, purpose);
    }
    boolean direct = keyset.kind() == KeyKind.AES_256_GCM || keyset.kind() == KeyKind.SM4_GCM;
    if (!direct || SealCipher.of(keyset.kind()) != header.cipher() || header.wrapped().length > 0) {
      throw new IntegrityException(
          "sealed file", "a key of kind " + keyset.kind().label(), "the kind it was sealed with");
    }
    return material;
  }

  private static Secret unwrapped(SealHeader header, Keyset keyset, Purpose purpose) {
    try {
      var decrypt = TinkKeysets.primitive(TinkKeysets.handle(keyset), HybridDecrypt.class);
      var context = SealHeader.join(header.start(), purpose.bytes());
      var key = Secret.of(decrypt.decrypt(header.wrapped(), context));
      if (key.length() != header.cipher().keyBytes()) {
        throw new IntegrityException("file key", key, header.cipher().keyBytes() + " bytes");
      }
      return key;
    } catch (GeneralSecurityException e) {
      throw new IntegrityException(
          "sealed file",
          "key or purpose",
          "the key and the purpose it was sealed with, unchanged",
          e);
    }
  }
}
