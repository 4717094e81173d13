package io.hauberk.robust.metric;

import io.hauberk.report.Cell;

/** Intervals as tables write them. */
public final class Shown {

  private static final int DIGITS = 4;

  private Shown() {}

  /** The 95 % Wilson interval in percent: {@code 87.2 - 91.0}. */
  public static Cell wilson(Proportion share) {
    return percent(share.wilson(Interval.DEFAULT_LEVEL));
  }

  /** In percent. */
  static Cell percent(Interval interval) {
    return Cell.text(
        Cell.fixed(100 * interval.low(), 2).display()
            + " - "
            + Cell.fixed(100 * interval.high(), 2).display());
  }

  static Cell plain(Interval interval) {
    return Cell.text(
        Cell.significant(interval.low(), DIGITS).display()
            + " - "
            + Cell.significant(interval.high(), DIGITS).display());
  }
}
