package io.hauberk.data.anonymize;

import java.util.function.ToDoubleFunction;

/** The scale of {@link Released#granularity}. */
final class Granularity {
  private Granularity() {}

  /**
   * @param share of the domain that a column's cells stand for, mean of the rows
   */
  static double of(Microdata data, ToDoubleFunction<Integer> share) {
    double kept = 0;
    double all = 0;
    for (int column = 0; column < data.quasi().size(); column++) {
      kept += 1 - share.applyAsDouble(column);
      all += 1 - 1.0 / data.quasi().get(column).hierarchy().size();
    }
    return all == 0 ? 1 : kept / all;
  }
}
