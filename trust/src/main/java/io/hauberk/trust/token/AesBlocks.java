package io.hauberk.trust.token;

import io.hauberk.trust.lock.Secret;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * Many single AES blocks in one call of the JDK, whose code for the processor's AES pays off only
 * on more than one. Used by one thread.
 */
final class AesBlocks {

  static final int BLOCK = 16;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final Cipher cipher;
  private final byte[] in;
  private final byte[] out;

  AesBlocks(Secret key, int most) {
    in = new byte[most * BLOCK];
    out = new byte[most * BLOCK];
    try {
      cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key.bytes(), "AES"));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("key: " + key + " (expected: 16, 24 or 32 bytes)", e);
    }
  }

  void put(int block, long high, long low) {
    LONGS.set(in, block * BLOCK, high);
    LONGS.set(in, block * BLOCK + Long.BYTES, low);
  }

  void encrypt(int count) {
    try {
      cipher.update(in, 0, count * BLOCK, out, 0);
    } catch (ShortBufferException e) {
      throw new IllegalStateException("as long as its input", e);
    }
  }

  /** Writes {@code text} under the key stream that starts at {@code block}. */
  void xor(int block, byte[] text, byte[] result, int offset) {
    int from = block * BLOCK;
    int i = 0;
    for (; i <= text.length - Long.BYTES; i += Long.BYTES) {
      LONGS.set(result, offset + i, (long) LONGS.get(text, i) ^ (long) LONGS.get(out, from + i));
    }
    for (; i < text.length; i++) {
      result[offset + i] = (byte) (text[i] ^ out[from + i]);
    }
  }

  long high(int block) {
    return (long) LONGS.get(out, block * BLOCK);
  }

  long low(int block) {
    return (long) LONGS.get(out, block * BLOCK + Long.BYTES);
  }
}
