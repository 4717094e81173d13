package io.hauberk.privacy.accounting;

import io.hauberk.core.Checks;

/**
 * The best that can be said of {@code count} mechanisms of which only (epsilon, delta) is known:
 * Kairouz, Oh, Viswanath, The composition theorem for differential privacy (2015), theorem 3.3.
 */
public record OptimalComposition(double epsilon, double delta, int count) {

  private static final int MAX_COUNT = 100_000;

  public OptimalComposition {
    Checks.positive("epsilon", epsilon);
    Checks.argument(delta >= 0 && delta < 1, "delta", delta, "0, or below 1");
    Checks.inRange("count", count, 1, MAX_COUNT);
  }

  /** The epsilon of all together at this delta; infinite when the deltas alone exceed it. */
  public double epsilon(double totalDelta) {
    Deltas.check(totalDelta);
    double allowed = -Math.expm1(Math.log1p(-totalDelta) - count * Math.log1p(-delta));
    if (allowed < 0) {
      return Double.POSITIVE_INFINITY;
    }
    for (int i = count / 2; i > 0; i--) {
      if (excess(i) <= allowed) {
        return (count - 2.0 * i) * epsilon;
      }
    }
    return count * epsilon;
  }

  private double excess(int i) {
    double logNorm = count * Math.log1p(Math.exp(epsilon));
    double sum = 0;
    double logBinomial = 0;
    for (int l = 0; l < i; l++) {
      double up = logBinomial + (count - l) * epsilon - logNorm;
      double down = logBinomial + (count - 2.0 * i + l) * epsilon - logNorm;
      sum += Math.exp(up) - Math.exp(down);
      logBinomial += Math.log(count - l) - Math.log(l + 1.0);
    }
    return sum;
  }
}
