package io.hauberk.robust.metric;

import io.hauberk.core.Checks;

/**
 * A confidence interval.
 *
 * @param low may be minus infinity
 * @param high at least {@code low}; may be infinite
 * @param level between 0 and 1: in how many of repeated experiments such intervals hold the truth
 */
public record Interval(double low, double high, double level) {

  /** What reports state. */
  public static final double DEFAULT_LEVEL = 0.95;

  public Interval {
    Checks.argument(low <= high, "interval.low", low, "at most " + high);
    checkLevel(level);
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  static void checkLevel(double level) {
    Checks.argument(level > 0 && level < 1, "level", level, "between 0 and 1");
  }
}
