package io.hauberk.trust.seal;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import io.hauberk.core.StorageException;
import io.hauberk.trust.key.KeyVersion;
import io.hauberk.trust.key.TinkKeysets;
import io.hauberk.trust.lock.IntegrityException;
import io.hauberk.trust.lock.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Somebody else's public key: a file sealed to it is opened only with the private key. Hybrid
 * encryption by HPKE (RFC 9180, base mode, X25519, HKDF-SHA256, AES-256-GCM): a fresh file key is
 * sealed to the recipient, bound to the file's header and purpose. The sender is not authenticated.
 */
public final class Recipient extends SealingKey {

  private static final int MOST_BYTES = 1 << 16;

  /** Tink's prefix 5, encapsulated key 32, file key 32, tag 16. */
  private static final int WRAPPED_BYTES = 85;

  private final HybridEncrypt encrypt;
  private final int keyId;

  private Recipient(KeysetHandle handle) throws GeneralSecurityException {
    this.encrypt = TinkKeysets.primitive(handle, HybridEncrypt.class);
    this.keyId = handle.getPrimary().getId();
  }

  /**
   * A public keyset in Tink's JSON form, as {@link TinkKeysets#publicJson} writes it.
   *
   * @throws IntegrityException when it is none of HPKE
   */
  public static Recipient read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IntegrityException("public key", file, "at most " + MOST_BYTES + " bytes");
      }
      return parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new StorageException("public key", file, "readable", e);
    }
  }

  /** As {@link #read}, of bytes of unknown origin. */
  static Recipient parse(byte[] bytes) {
    try {
      var text = new String(bytes, StandardCharsets.UTF_8);
      return new Recipient(TinkKeysets.parsePublic(text));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IntegrityException("public key", "unreadable", "a public HPKE keyset of Tink", e);
    }
  }

  /** Names the recipient's primary key. */
  public String keyName() {
    return KeyVersion.name(keyId);
  }

  @Override
  FileKey fileKey(int segmentLog2, Purpose purpose) {
    var cipher = SealCipher.AES_256_GCM;
    var start = SealHeader.newStart(cipher, segmentLog2, keyId, WRAPPED_BYTES);
    var key = Secret.random(cipher.keyBytes());
    try {
      var wrapped = encrypt.encrypt(key.bytes(), SealHeader.join(start, purpose.bytes()));
      if (wrapped.length != WRAPPED_BYTES) {
        throw new IntegrityException("public key", keyName(), "HPKE with X25519, Tink's prefix");
      }
      return new FileKey(key, new SealHeader(cipher, segmentLog2, keyId, start, wrapped));
    } catch (GeneralSecurityException e) {
      throw new IntegrityException("public key", keyName(), "a key HPKE can seal to", e);
    }
  }
}
