package io.hauberk.detect.series;

import io.hauberk.detect.snapshot.SnapshotReader;
import io.hauberk.detect.snapshot.SnapshotWriter;

/** The last points of a series with their times in seconds, which only grow. */
final class Recent {

  /** Two weeks of minutes and more. */
  static final int CAPACITY = 1 << 15;

  private long[] times = new long[1 << 8];
  private double[] values = new double[1 << 8];
  private long count;

  void add(long time, double value) {
    if (count == times.length && times.length < CAPACITY) {
      times = java.util.Arrays.copyOf(times, 2 * times.length);
      values = java.util.Arrays.copyOf(values, 2 * values.length);
    }
    int at = (int) (count % times.length);
    times[at] = time;
    values[at] = value;
    count++;
  }

  /** How many are kept. */
  int size() {
    return (int) Math.min(count, times.length);
  }

  /** The value {@code back} points ago; 0 is the newest. */
  double value(int back) {
    return values[slot(back)];
  }

  long time(int back) {
    return times[slot(back)];
  }

  private int slot(int back) {
    return (int) ((count - 1 - back) % times.length);
  }

  /** How far back the first point at or after a time lies; 0 when there is none but the newest. */
  int backTo(long time) {
    int near = 0;
    int far = size() - 1;
    while (near < far) {
      int middle = (near + far + 1) >>> 1;
      if (time(middle) >= time) {
        near = middle;
      } else {
        far = middle - 1;
      }
    }
    return near;
  }

  /** The mean of the newest points; there are so many. */
  double mean(int width) {
    double sum = 0;
    for (int back = width - 1; back >= 0; back--) {
      sum += value(back);
    }
    return sum / width;
  }

  void save(SnapshotWriter out) {
    out.putInt(size());
    for (int back = size() - 1; back >= 0; back--) {
      out.putLong(time(back)).putDouble(value(back));
    }
  }

  void load(SnapshotReader in) {
    int points = in.count(CAPACITY);
    for (int i = 0; i < points; i++) {
      long time = in.nextLong();
      double value = in.nextDouble();
      SnapshotReader.require(Math.abs(time) < 1L << 55, "time", time, "an instant");
      SnapshotReader.require(size() == 0 || time > time(0), "time", time, "after the one before");
      SnapshotReader.require(Double.isFinite(value), "value", value, "finite");
      add(time, value);
    }
  }
}
