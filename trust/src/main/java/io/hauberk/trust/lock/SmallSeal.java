package io.hauberk.trust.lock;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM of a body that fits into memory (NIST SP 800-38D): 96-bit nonce, 128-bit tag. */
final class SmallSeal {

  private static final int TAG_BITS = 128;

  private SmallSeal() {}

  static byte[] encrypt(Secret key, byte[] nonce, byte[] body, byte[] associated) {
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
      cipher.updateAAD(associated);
      return cipher.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is in every JDK", e);
    }
  }

  /** Empty when the tag is not that of the key, the nonce and the associated data. */
  static Optional<byte[]> decrypt(Secret key, byte[] nonce, byte[] sealed, byte[] associated) {
    if (sealed.length < TAG_BITS / 8) {
      return Optional.empty();
    }
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, key, nonce);
      cipher.updateAAD(associated);
      return Optional.of(cipher.doFinal(sealed));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is in every JDK", e);
    }
  }

  private static Cipher cipher(int mode, Secret key, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
