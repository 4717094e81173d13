package io.hauberk.privacy.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key stream of AES-256 in counter mode (NIST SP 800-38A, section 6.5): as unpredictable as its
 * key, and fast enough to draw noise for millions of weights a step. For one thread.
 */
final class KeyStream implements Draws {

  static final int KEY_BYTES = 32;
  private static final int COUNTER_BYTES = 16;

  /** Bytes made at a time, few enough to stay in the nearest cache. */
  private static final int BLOCK = 1 << 14;

  private static final byte[] ZEROS = new byte[BLOCK];

  private final Cipher cipher;
  private final byte[] block = new byte[BLOCK];
  private final long[] numbers = new long[BLOCK / Long.BYTES];
  private int next = numbers.length;

  /**
   * @param key is wiped
   */
  KeyStream(byte[] key) {
    try {
      cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new IvParameterSpec(new byte[COUNTER_BYTES]));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cipher: AES/CTR (expected: part of every Java)", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  @Override
  public long next() {
    if (next == numbers.length) {
      refill();
    }
    return numbers[next++];
  }

  @Override
  public void fill(long[] wanted) {
    int done = 0;
    while (done < wanted.length) {
      if (next == numbers.length) {
        refill();
      }
      int count = Math.min(wanted.length - done, numbers.length - next);
      System.arraycopy(numbers, next, wanted, done, count);
      next += count;
      done += count;
    }
  }

  private void refill() {
    try {
      cipher.update(ZEROS, 0, BLOCK, block);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cipher: short of room (expected: as much out as in)", e);
    }
    ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(numbers);
    next = 0;
  }
}
