package io.hauberk.privacy.mechanism;

import java.math.BigInteger;

/**
 * Exact sampling with rational parameters: no logarithm, no rounding.
 *
 * <p>Source: Canonne, Kamath, Steinke, The discrete Gaussian for differential privacy (2020),
 * algorithms 1 to 3.
 *
 * @param bits where randomness comes from
 */
record Exact(Bits bits) {

  /** True with probability e^-(n/d), for n >= 0, d > 0. */
  boolean expMinus(BigInteger n, BigInteger d) {
    var left = n;
    while (left.compareTo(d) > 0) {
      if (!expMinusFraction(d, d)) {
        return false;
      }
      left = left.subtract(d);
    }
    return expMinusFraction(left, d);
  }

  /** Algorithm 1 for n/d at most 1. */
  private boolean expMinusFraction(BigInteger n, BigInteger d) {
    long k = 1;
    while (bits.bernoulli(n, d.multiply(BigInteger.valueOf(k)))) {
      k++;
    }
    return (k & 1) == 1;
  }

  /** Discrete Laplace: probability proportional to e^(-|x| / scale), scale = s/t. Algorithm 2. */
  BigInteger laplace(Ratio scale) {
    var t = scale.numerator();
    while (true) {
      var u = uniformBelow(t);
      if (!expMinusFraction(u, t)) {
        continue;
      }
      long whole = 0;
      while (expMinusFraction(BigInteger.ONE, BigInteger.ONE)) {
        whole++;
      }
      var x = u.add(t.multiply(BigInteger.valueOf(whole))).divide(scale.denominator());
      boolean negative = (bits.next() & 1) == 1;
      if (negative && x.signum() == 0) {
        continue;
      }
      return negative ? x.negate() : x;
    }
  }

  /** Discrete Gaussian of variance s^2 = {@code variance}. Algorithm 3. */
  BigInteger gaussian(Ratio variance) {
    var t = variance.floor().sqrt().add(BigInteger.ONE);
    var laplace = new Ratio(t, BigInteger.ONE);
    var n = variance.numerator();
    var d = variance.denominator();
    var denominator = n.multiply(d).multiply(t).multiply(t).shiftLeft(1);
    while (true) {
      var y = laplace(laplace);
      var difference = y.abs().multiply(t).multiply(d).subtract(n);
      if (expMinus(difference.multiply(difference), denominator)) {
        return y;
      }
    }
  }

  private BigInteger uniformBelow(BigInteger bound) {
    if (bound.bitLength() < Long.SIZE) {
      return BigInteger.valueOf(bits.below(bound.longValueExact()));
    }
    BigInteger value;
    do {
      value = BigInteger.ZERO;
      for (int have = 0; have < bound.bitLength(); have += Integer.SIZE) {
        value = value.shiftLeft(Integer.SIZE).or(BigInteger.valueOf(bits.next() >>> Integer.SIZE));
      }
      value = value.mod(BigInteger.ONE.shiftLeft(bound.bitLength()));
    } while (value.compareTo(bound) >= 0);
    return value;
  }
}
