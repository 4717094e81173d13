package io.hauberk.privacy.accounting;

/**
 * The standard normal distribution to nearly full double precision, also far in its tails.
 *
 * <p>Source of the rational approximations: Cody, Rational Chebyshev approximations for the error
 * function, Math. Comp. 23 (1969).
 */
final class Normal {

  private static final double SMALL = 0.46875;
  private static final double MIDDLE = 4;
  private static final double INVERSE_SQRT_PI = 0.5641895835477563;

  private static final double[] A = {
    0.18577770618460315,
    3.1611237438705655,
    113.86415415105016,
    377.485237685302,
    3209.3775891384694
  };
  private static final double[] B = {
    1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171
  };
  private static final double[] C = {
    2.1531153547440383e-8,
    0.5641884969886701,
    8.883149794388377,
    66.11919063714163,
    298.6351381974001,
    881.952221241769,
    1712.0476126340707,
    2051.0783778260716,
    1230.3393547979972
  };
  private static final double[] D = {
    1,
    15.744926110709835,
    117.6939508913125,
    537.1811018620099,
    1621.3895745666903,
    3290.7992357334597,
    4362.619090143247,
    3439.3676741437216,
    1230.3393548037495
  };
  private static final double[] P = {
    0.016315387137302097,
    0.30532663496123236,
    0.36034489994980445,
    0.12578172611122926,
    0.016083785148742275,
    0.0006587491615298378
  };
  private static final double[] Q = {
    1,
    2.568520192289822,
    1.8729528499234673,
    0.5279051029514285,
    0.06051834131244132,
    0.0023352049762686918
  };

  private Normal() {}

  /** The probability below {@code z}. */
  static double cdf(double z) {
    return erfc(-z * Math.sqrt(0.5)) / 2;
  }

  /** The logarithm of {@link #cdf}, finite for every finite z. */
  static double logCdf(double z) {
    return logErfc(-z * Math.sqrt(0.5)) - Math.log(2);
  }

  /** The complementary error function. */
  static double erfc(double x) {
    double y = Math.abs(x);
    if (y <= SMALL) {
      return 1 - x * ratio(A, B, x * x);
    }
    double tail = Math.exp(-x * x) * scaled(y);
    return x < 0 ? 2 - tail : tail;
  }

  /** The logarithm of {@link #erfc}. */
  static double logErfc(double x) {
    return x <= SMALL ? Math.log(erfc(x)) : Math.log(scaled(x)) - x * x;
  }

  /** e^(y^2) erfc(y) for y above {@link #SMALL}. */
  private static double scaled(double y) {
    if (y <= MIDDLE) {
      return ratio(C, D, y);
    }
    double inverse = 1 / (y * y);
    return (INVERSE_SQRT_PI - inverse * ratio(P, Q, inverse)) / y;
  }

  private static double ratio(double[] numerator, double[] denominator, double x) {
    return horner(numerator, x) / horner(denominator, x);
  }

  private static double horner(double[] coefficients, double x) {
    double value = 0;
    for (double coefficient : coefficients) {
      value = value * x + coefficient;
    }
    return value;
  }
}
