package io.hauberk.privacy.mechanism;

import io.hauberk.core.Checks;
import java.math.BigInteger;

/** Scores on a grid: their distances below the best, as exponents of e, exact. */
final class Scores {

  /** Bits of a sensitivity: rounding costs one part in 2^30 of epsilon. */
  private static final int FINENESS = 30;

  private static final int MOST = 1 << 20;

  private final BigInteger[] gaps;
  private final Ratio unit;

  /**
   * @param factor of epsilon in the exponent: epsilon * (best - score) / (factor * sensitivity)
   */
  Scores(double[] scores, double sensitivity, double epsilon, long factor) {
    Checks.argument(
        scores.length > 0 && scores.length <= MOST, "scores", scores.length, "1 to " + MOST);
    var grid = new Grid(Math.getExponent(sensitivity) - FINENESS);
    gaps = new BigInteger[scores.length];
    for (int i = 0; i < scores.length; i++) {
      Checks.finite("score", scores[i]);
      gaps[i] = grid.round(scores[i]);
    }
    var best = gaps[0];
    for (var gap : gaps) {
      best = best.max(gap);
    }
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = best.subtract(gaps[i]);
    }
    unit = Ratio.of(epsilon).over(grid.steps(sensitivity)).over(Ratio.of((double) factor));
  }

  int size() {
    return gaps.length;
  }

  /** True with probability e^-(exponent of this gap). */
  boolean accept(int i, Exact exact) {
    return exact.expMinus(gaps[i].multiply(unit.numerator()), unit.denominator());
  }
}
