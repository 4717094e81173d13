package io.hauberk.privacy.accounting;

import io.hauberk.core.Checks;
import java.util.function.DoubleUnaryOperator;

/**
 * Finds the least noise whose epsilon meets a target. The result always meets it: the search ends
 * on the safe side.
 *
 * @param precision relative, of the noise multiplier
 */
public record Calibration(double precision) {

  private static final double LEAST = 1e-2;
  private static final double MOST = 1e6;

  public Calibration {
    Checks.inRange("precision", precision, 1e-9, 0.1);
  }

  /**
   * The least noise multiplier at which {@code epsilon} is at most the target.
   *
   * @param epsilon of a noise multiplier, falling
   * @throws IllegalArgumentException when no noise multiplier up to a million meets the target
   */
  public double noiseMultiplier(double target, DoubleUnaryOperator epsilon) {
    Checks.positive("epsilon", target);
    double high = 1;
    while (epsilon.applyAsDouble(high) > target) {
      high *= 2;
      Checks.argument(high <= MOST, "epsilon", target, "one that some noise can meet");
    }
    double low = high / 2;
    while (low > LEAST && epsilon.applyAsDouble(low) <= target) {
      high = low;
      low /= 2;
    }
    while (high - low > precision * high) {
      double middle = (low + high) / 2;
      if (epsilon.applyAsDouble(middle) <= target) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
