package io.hauberk.privacy.mechanism;

import io.hauberk.core.Randomness;
import java.math.BigInteger;
import java.security.SecureRandom;

/** Where random bits come from: the secure generator, or a test's. */
interface Bits {

  /** A uniform number of 64 bits. */
  long next();

  /** The operating system's generator, read in blocks. */
  static Bits secure() {
    return new Secure(Randomness.secure());
  }

  /** Uniform on 0 to {@code bound} - 1, by rejection. */
  default long below(long bound) {
    long mask = bound <= 1 ? 0 : -1L >>> Long.numberOfLeadingZeros(bound - 1);
    long value;
    do {
      value = next() & mask;
    } while (value >= bound);
    return value;
  }

  /** True with probability {@code numerator / denominator}, exactly. */
  default boolean bernoulli(BigInteger numerator, BigInteger denominator) {
    if (denominator.bitLength() < Long.SIZE) {
      return below(denominator.longValueExact()) < numerator.longValueExact();
    }
    BigInteger value;
    do {
      value = uniform(denominator.bitLength());
    } while (value.compareTo(denominator) >= 0);
    return value.compareTo(numerator) < 0;
  }

  private BigInteger uniform(int bits) {
    var value = BigInteger.ZERO;
    for (int have = 0; have < bits; have += Long.SIZE) {
      value = value.shiftLeft(Long.SIZE).or(new BigInteger(Long.toUnsignedString(next())));
    }
    return value.shiftRight((Long.SIZE - bits % Long.SIZE) % Long.SIZE);
  }

  /** Blocks spare the generator's lock. */
  final class Secure implements Bits {

    private static final int BLOCK = 512;

    private final SecureRandom random;
    private final byte[] block = new byte[BLOCK];
    private int at = BLOCK;

    Secure(SecureRandom random) {
      this.random = random;
    }

    @Override
    public synchronized long next() {
      if (at == BLOCK) {
        random.nextBytes(block);
        at = 0;
      }
      long value = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        value = value << Byte.SIZE | (block[at] & 0xFF);
        block[at++] = 0;
      }
      return value;
    }
  }
}
