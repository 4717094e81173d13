package io.hauberk.privacy.accounting;

import io.hauberk.core.Checks;
import java.util.function.DoubleUnaryOperator;

/**
 * What a guarantee for one record gives a person with several: epsilon times k, delta times (e^(k
 * epsilon) - 1) / (e^epsilon - 1), at the best epsilon of the curve (Vadhan 2017, lemma 2.2).
 *
 * @param records of one person, at most
 */
public record GroupPrivacy(int records) {

  private static final double MAX_EPSILON = 700;
  private static final int BISECTIONS = 100;

  public GroupPrivacy {
    Checks.positive("records", records);
  }

  /**
   * The person's epsilon at the person's delta.
   *
   * @param curve delta for one record at an epsilon, falling
   */
  public double epsilon(DoubleUnaryOperator curve, double delta) {
    Deltas.check(delta);
    double low = 0;
    double high = MAX_EPSILON / records;
    if (scaled(curve, high) > delta) {
      return Double.POSITIVE_INFINITY;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (scaled(curve, middle) > delta) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high * records;
  }

  private double scaled(DoubleUnaryOperator curve, double epsilon) {
    double factor = epsilon == 0 ? records : Math.expm1(records * epsilon) / Math.expm1(epsilon);
    return curve.applyAsDouble(epsilon) * factor;
  }
}
