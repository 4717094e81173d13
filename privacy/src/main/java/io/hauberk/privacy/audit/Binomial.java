package io.hauberk.privacy.audit;

import io.hauberk.core.Checks;
import org.apache.commons.math3.special.Beta;

/** Tails of the binomial distribution, and what a count says of its probability. */
final class Binomial {

  /** Halves an interval to below double precision. */
  private static final int BISECTIONS = 60;

  private Binomial() {}

  /** The probability of {@code k} or more successes in {@code n} trials. */
  static double atLeast(long k, long n, double p) {
    if (k <= 0) {
      return 1;
    }
    if (k > n || p <= 0) {
      return 0;
    }
    return p >= 1 ? 1 : Beta.regularizedBeta(p, k, n - k + 1.0);
  }

  /**
   * The lower end of Clopper and Pearson's one-sided interval (1934): above the true probability
   * with probability {@code significance} at most, whatever it is.
   */
  static double lower(long k, long n, double significance) {
    double low = 0;
    double high = (double) k / n;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (atLeast(k, n, middle) > significance) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }

  /** The upper end, of the failures' lower end. */
  static double upper(long k, long n, double significance) {
    return 1 - lower(n - k, n, significance);
  }

  static void checkConfidence(double confidence) {
    Checks.argument(
        confidence >= 0.5 && confidence < 1, "confidence", confidence, "0.5 or more, below 1");
  }

  static void checkDelta(double delta) {
    Checks.argument(delta >= 0 && delta < 1, "delta", delta, "0 or more, below 1");
  }
}
