package io.hauberk.trust.token;

import io.hauberk.core.Checks;
import java.nio.ByteBuffer;

/**
 * What FF1 computes of length and tweak alone, in the letters of SP 800-38G: the halves' lengths u
 * and v, their moduli, and the state of the CBC-MAC before the last block, into which only the
 * round's number and one half go.
 */
record Ff1Layout(int n, int u, Modulus even, Modulus odd, int b, long stateHigh, long stateLow) {

  private static final long LEAST_DOMAIN = 1_000_000;
  private static final long MOST_HALF = 1L << 62;
  private static final int WORD_OF_64_BITS = 4;

  /** {@code aes} computes P and the tweak's whole blocks. */
  static Ff1Layout of(int radix, int n, byte[] tweak, AesBlocks aes) {
    int u = n / 2;
    int v = n - u;
    Checks.argument(domain(radix, n), "value", n + " characters", "radix^n >= " + LEAST_DOMAIN);
    Checks.argument(fits(radix, v), "value", n + " characters", "radix^(n/2) below 2^62");
    long modulusV = power(radix, v);
    int b = (Long.SIZE - Long.numberOfLeadingZeros(modulusV - 1) + 7) / 8;
    var blocks = blocks(radix, n, tweak, b);
    long high = 0;
    long low = 0;
    while (blocks.remaining() > AesBlocks.BLOCK) {
      aes.put(0, high ^ blocks.getLong(), low ^ blocks.getLong());
      aes.encrypt(1);
      high = aes.high(0);
      low = aes.low(0);
    }
    return new Ff1Layout(
        n,
        u,
        new Modulus(power(radix, u)),
        new Modulus(modulusV),
        b,
        high ^ blocks.getLong(),
        low ^ blocks.getLong());
  }

  /** P and Q of step 5 and 6.i, with zeros where round and half will go. */
  private static ByteBuffer blocks(int radix, int n, byte[] tweak, int b) {
    int padding = Math.floorMod(-tweak.length - b - 1, AesBlocks.BLOCK);
    var blocks =
        ByteBuffer.allocate(AesBlocks.BLOCK + tweak.length + padding + 1 + b)
            .put((byte) 1)
            .put((byte) 2)
            .put((byte) 1)
            .put((byte) 0)
            .putShort((short) radix)
            .put((byte) 10)
            .put((byte) (n / 2))
            .putInt(n)
            .putInt(tweak.length)
            .put(tweak);
    return blocks.rewind();
  }

  /** Step 6.iv: m is u in even rounds. */
  Modulus modulus(int round) {
    return round % 2 == 0 ? even : odd;
  }

  long high(int round) {
    return b == Long.BYTES ? stateHigh ^ round : stateHigh;
  }

  long low(int round) {
    return b == Long.BYTES ? stateLow : stateLow ^ ((long) round << (8 * b));
  }

  /** Steps 6.iii and 6.iv: y, the first d = 4 ceil(b/4) + 4 bytes, modulo radix^m. */
  long number(AesBlocks aes, int block, Modulus modulus) {
    long high = aes.high(block);
    return b <= WORD_OF_64_BITS
        ? modulus.reduce(high)
        : modulus.reduce(high, aes.low(block) >>> 32);
  }

  private static boolean domain(int radix, int n) {
    long size = 1;
    for (int i = 0; i < n && size < LEAST_DOMAIN; i++) {
      size *= radix;
    }
    return size >= LEAST_DOMAIN;
  }

  private static boolean fits(int radix, int digits) {
    long size = 1;
    for (int i = 0; i < digits; i++) {
      if (size > MOST_HALF / radix) {
        return false;
      }
      size *= radix;
    }
    return true;
  }

  private static long power(int radix, int digits) {
    long power = 1;
    for (int i = 0; i < digits; i++) {
      power *= radix;
    }
    return power;
  }
}
