package io.hauberk.trust.token;

/**
 * Arithmetic modulo {@code m}, 2 to 2^62, by Barrett's reduction (Handbook of Applied Cryptography,
 * algorithm 14.42): a product with 2^64/m instead of a division.
 */
final class Modulus {

  private final long m;
  private final long inverse;
  private final int room;

  Modulus(long m) {
    this.m = m;
    this.inverse = Long.divideUnsigned(-1L, m);
    this.room = Long.numberOfLeadingZeros(m);
  }

  long value() {
    return m;
  }

  /** Of an unsigned 64-bit number; the estimate of the quotient is at most two short. */
  long reduce(long x) {
    long quotient = Math.multiplyHigh(x, inverse) + ((x >> 63) & inverse) + ((inverse >> 63) & x);
    long rest = x - quotient * m;
    while (Long.compareUnsigned(rest, m) >= 0) {
      rest -= m;
    }
    return rest;
  }

  /** Of {@code high * 2^32 + low32}, as many bits at a time as there is room for. */
  long reduce(long high, long low32) {
    long rest = reduce(high);
    for (int left = 32; left > 0; ) {
      int step = Math.min(room, left);
      left -= step;
      long bits = (low32 >>> left) & ((1L << step) - 1);
      rest = reduce((rest << step) | bits);
    }
    return rest;
  }

  long add(long a, long b) {
    long sum = a + b;
    return sum >= m ? sum - m : sum;
  }

  long subtract(long a, long b) {
    long difference = a - b;
    return difference < 0 ? difference + m : difference;
  }
}
