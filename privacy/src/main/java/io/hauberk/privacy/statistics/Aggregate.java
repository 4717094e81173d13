package io.hauberk.privacy.statistics;

import java.util.List;

/**
 * What is computed of a group's rows: whole-number cells that rows add to, and what is read off
 * them once noise is in. Cells are integers, so sums do not depend on order or rounding and the
 * noise of {@link io.hauberk.privacy.mechanism.DiscreteLaplace} is exact for them.
 */
public sealed interface Aggregate permits Count, Sum, Mean, Variance, Quantiles, Histogram {

  /** One in fixed point: a cell holds the sum of 2^31 rows. */
  long ONE = 1L << 32;

  /** Names of the figures released. */
  List<String> names();

  /** Length of the state of one group. */
  int cells();

  /** Whether a row without a value is counted. */
  boolean takes(double value);

  /** Adds one row to the cells. */
  void add(double value, long[] cells);

  /**
   * The figures, with noise.
   *
   * @param rows most rows of one person in all that is released with this epsilon
   */
  List<Double> release(long[] cells, long rows, double epsilon);
}
