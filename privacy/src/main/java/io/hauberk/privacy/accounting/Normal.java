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
  private static final double INVERSE_SQRT_PI = 0.56418958354775628695;

  private static final double[] A = {
    1.85777706184603153e-1,
    3.16112374387056560e0,
    1.13864154151050156e2,
    3.77485237685302021e2,
    3.20937758913846947e3
  };
  private static final double[] B = {
    1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3
  };
  private static final double[] C = {
    2.15311535474403846e-8,
    5.64188496988670089e-1,
    8.88314979438837594e0,
    6.61191906371416295e1,
    2.98635138197400131e2,
    8.81952221241769090e2,
    1.71204761263407058e3,
    2.05107837782607147e3,
    1.23033935479799725e3
  };
  private static final double[] D = {
    1,
    1.57449261107098347e1,
    1.17693950891312499e2,
    5.37181101862009858e2,
    1.62138957456669019e3,
    3.29079923573345963e3,
    4.36261909014324716e3,
    3.43936767414372164e3,
    1.23033935480374942e3
  };
  private static final double[] P = {
    1.63153871373020978e-2,
    3.05326634961232344e-1,
    3.60344899949804439e-1,
    1.25781726111229246e-1,
    1.60837851487422766e-2,
    6.58749161529837803e-4
  };
  private static final double[] Q = {
    1,
    2.56852019228982242e0,
    1.87295284992346725e0,
    5.27905102951428412e-1,
    6.05183413124413191e-2,
    2.33520497626869185e-3
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
