package io.hauberk.trust.seal;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** SM4-GCM (GB/T 32907-2016, RFC 8998) by BouncyCastle, in plain Java. */
final class Sm4Segments implements SegmentCipher {

  private final GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
  private final KeyParameter key;

  Sm4Segments(byte[] key) {
    this.key = new KeyParameter(key);
  }

  @Override
  public void seal(byte[] nonce, byte[] plain, int length, byte[] sealed) {
    try {
      cipher.init(true, new AEADParameters(key, 8 * TAG_BYTES, nonce));
      int done = cipher.processBytes(plain, 0, length, sealed, 0);
      cipher.doFinal(sealed, done);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("a segment fits its buffer", e);
    }
  }

  @Override
  public boolean open(byte[] nonce, byte[] sealed, int length, byte[] plain) {
    if (length < TAG_BYTES) {
      return false;
    }
    try {
      cipher.init(false, new AEADParameters(key, 8 * TAG_BYTES, nonce));
      int done = cipher.processBytes(sealed, 0, length, plain, 0);
      cipher.doFinal(plain, done);
      return true;
    } catch (InvalidCipherTextException e) {
      return false;
    }
  }
}
