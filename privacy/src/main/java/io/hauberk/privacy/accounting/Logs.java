package io.hauberk.privacy.accounting;

/** Sums of numbers that are known by their logarithms. */
final class Logs {
  private Logs() {}

  /** log(e^a + e^b). */
  static double add(double a, double b) {
    double high = Math.max(a, b);
    return Double.isInfinite(high) ? high : high + Math.log1p(Math.exp(-Math.abs(a - b)));
  }

  /** log(e^a - e^b) for a >= b; minus infinity when they are equal. */
  static double subtract(double a, double b) {
    return a > b ? a + Math.log1p(-Math.exp(b - a)) : Double.NEGATIVE_INFINITY;
  }
}
