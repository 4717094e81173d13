package io.hauberk.trust.seal;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-GCM by the JDK, which uses the processor's AES and carry-less multiplication. */
final class AesSegments implements SegmentCipher {

  private final Cipher cipher;
  private final SecretKeySpec key;

  AesSegments(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is in every JDK", e);
    }
  }

  @Override
  public void seal(byte[] nonce, byte[] plain, int length, byte[] sealed) {
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
      cipher.doFinal(plain, 0, length, sealed, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a segment fits its buffer", e);
    }
  }

  @Override
  public boolean open(byte[] nonce, byte[] sealed, int length, byte[] plain) {
    if (length < TAG_BYTES) {
      return false;
    }
    try {
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
      cipher.doFinal(sealed, 0, length, plain, 0);
      return true;
    } catch (AEADBadTagException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a segment fits its buffer", e);
    }
  }
}
