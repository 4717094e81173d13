package io.hauberk.detect.series;

import java.util.OptionalDouble;

/** What is looked at in the recent points; empty while there are too few. */
final class Statistics {
  private Statistics() {}

  private static final long DAY = 86_400;
  private static final int DAYS = 14;

  /** A point of an earlier day counts within an hour of the time of day. */
  private static final long NEAR = 3600;

  /** Neighbours on either side that are compared: a season is not kept to the point. */
  private static final int NEIGHBOURS = 2;

  static OptionalDouble jump(Recent recent) {
    return recent.size() < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.abs(recent.value(0) - recent.value(1)));
  }

  static OptionalDouble level(Recent recent, int width) {
    return recent.size() <= width ? OptionalDouble.empty() : OptionalDouble.of(recent.mean(width));
  }

  /** The logarithm of the variance. */
  static OptionalDouble spread(Recent recent, int width) {
    if (recent.size() <= width) {
      return OptionalDouble.empty();
    }
    double mean = recent.mean(width);
    double squares = 0;
    for (int back = width - 1; back >= 0; back--) {
      double off = recent.value(back) - mean;
      squares += off * off;
    }
    return OptionalDouble.of(Math.log(squares / width + 1e-9 * (mean * mean + 1e-9)));
  }

  /** The least distance to what the last days had at this time of day. */
  static OptionalDouble season(Recent recent) {
    double least = Double.POSITIVE_INFINITY;
    int days = 0;
    for (int day = 1; day <= DAYS; day++) {
      long time = recent.time(0) - DAY * day;
      int back = recent.backTo(time);
      if (back > 0 && Math.abs(recent.time(back) - time) <= NEAR) {
        days++;
        least = Math.min(least, distance(recent, back));
      }
    }
    return days < 2 ? OptionalDouble.empty() : OptionalDouble.of(least);
  }

  private static double distance(Recent recent, int back) {
    double least = Double.POSITIVE_INFINITY;
    int last = Math.min(recent.size() - 1, back + NEIGHBOURS);
    for (int at = Math.max(1, back - NEIGHBOURS); at <= last; at++) {
      least = Math.min(least, Math.abs(recent.value(at) - recent.value(0)));
    }
    return least;
  }
}
