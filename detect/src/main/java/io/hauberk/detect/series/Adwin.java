package io.hauberk.detect.series;

import io.hauberk.core.Checks;
import io.hauberk.detect.snapshot.SnapshotReader;
import io.hauberk.detect.snapshot.SnapshotWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * A window that shrinks when the means of its two parts differ by more than chance allows (Bifet,
 * Gavaldà, "Learning from Time-Changing Data with Adaptive Windowing", SDM 2007, with the variance
 * of the window in the bound). Memory is logarithmic in the window's length. Meant for numbers of
 * about unit size, such as errors of a model.
 */
public final class Adwin implements DriftTest {

  private static final String KIND = "adwin";
  private static final int VERSION = 1;

  /** Buckets of a size before two become one. */
  private static final int BUCKETS = 5;

  /** Cuts are looked for at every so many numbers. */
  private static final int CLOCK = 32;

  private static final int FEWEST = 10;
  private static final int SHORTEST_PART = 5;

  /** Windows of more numbers than this cannot be reached. */
  private static final int MAX_LEVELS = 48;

  private final double delta;
  private final List<ArrayDeque<Bucket>> levels = new ArrayList<>();
  private long ticks;
  private Bucket all = new Bucket(0, 0, 0);

  /** Numbers that are kept as count, sum, and sum of squared deviations from their mean. */
  private record Bucket(long count, double sum, double squares) {

    private double mean() {
      return sum / count;
    }

    Bucket and(Bucket other) {
      return new Bucket(
          count + other.count, sum + other.sum, squares + other.squares + between(other));
    }

    Bucket without(Bucket part) {
      if (part.count >= count) {
        return new Bucket(0, 0, 0);
      }
      var rest = new Bucket(count - part.count, sum - part.sum, squares - part.squares);
      return new Bucket(rest.count, rest.sum, Math.max(0, rest.squares - rest.between(part)));
    }

    private double between(Bucket other) {
      if (count == 0 || other.count == 0) {
        return 0;
      }
      double off = mean() - other.mean();
      return off * off * count * other.count / (count + other.count);
    }
  }

  /**
   * @param delta probability of a false alarm at a cut, 0 to 1
   */
  public Adwin(double delta) {
    Checks.argument(delta > 0 && delta < 1, "delta", delta, "between 0 and 1");
    this.delta = delta;
  }

  /** How many of the last numbers have one distribution. */
  public long width() {
    return all.count;
  }

  /** Their mean; 0 if there are none. */
  public double mean() {
    return all.count == 0 ? 0 : all.mean();
  }

  @Override
  public boolean observe(double value) {
    Checks.finite("value", value);
    var one = new Bucket(1, value, 0);
    all = all.and(one);
    level(0).addLast(one);
    compress();
    ticks++;
    boolean drift = false;
    if (ticks % CLOCK == 0 && all.count > FEWEST) {
      while (hasCut()) {
        drift = true;
        forgetOldest();
      }
    }
    return drift;
  }

  private ArrayDeque<Bucket> level(int index) {
    if (index == levels.size()) {
      levels.add(new ArrayDeque<>());
    }
    return levels.get(index);
  }

  private void compress() {
    for (int i = 0; i < levels.size() && levels.get(i).size() > BUCKETS; i++) {
      var buckets = levels.get(i);
      var older = buckets.removeFirst();
      level(i + 1).addLast(older.and(buckets.removeFirst()));
    }
  }

  /** Whether some split into an old and a new part has means too far apart. */
  private boolean hasCut() {
    var old = new Bucket(0, 0, 0);
    for (int i = levels.size() - 1; i >= 0; i--) {
      for (var bucket : levels.get(i)) {
        old = old.and(bucket);
        if (old.count < all.count && differ(old, all.without(old))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean differ(Bucket one, Bucket other) {
    if (one.count < SHORTEST_PART || other.count < SHORTEST_PART) {
      return false;
    }
    double logarithm = Math.log(2 * Math.log(all.count) / delta);
    double harmonic =
        1.0 / (one.count - SHORTEST_PART + 1) + 1.0 / (other.count - SHORTEST_PART + 1);
    double variance = all.squares / all.count;
    double bound = Math.sqrt(2 * harmonic * variance * logarithm) + 2.0 / 3 * logarithm * harmonic;
    return Math.abs(one.mean() - other.mean()) > bound;
  }

  private void forgetOldest() {
    var last = levels.get(levels.size() - 1);
    all = all.without(last.removeFirst());
    while (!levels.isEmpty() && levels.get(levels.size() - 1).isEmpty()) {
      levels.remove(levels.size() - 1);
    }
  }

  @Override
  public byte[] snapshot() {
    var out = new SnapshotWriter(KIND, VERSION).putDouble(delta).putLong(ticks);
    out.putDouble(all.sum).putDouble(all.squares).putInt(levels.size());
    for (var level : levels) {
      out.putInt(level.size());
      level.forEach(bucket -> out.putDouble(bucket.sum).putDouble(bucket.squares));
    }
    return out.finish();
  }

  /**
   * A test in the state that {@link #snapshot()} gave.
   *
   * @throws io.hauberk.core.DataFormatException for any other bytes
   */
  public static Adwin restore(byte[] snapshot) {
    var in = new SnapshotReader(snapshot, KIND, VERSION);
    double delta = in.nextDouble();
    SnapshotReader.require(delta > 0 && delta < 1, "delta", delta, "between 0 and 1");
    var test = new Adwin(delta);
    test.ticks = in.nextLong();
    double sum = number(in);
    double squares = number(in);
    int levels = in.count(MAX_LEVELS);
    long count = 0;
    for (int i = 0; i < levels; i++) {
      int buckets = in.count(BUCKETS);
      test.level(i);
      for (int k = 0; k < buckets; k++) {
        test.level(i).addLast(new Bucket(1L << i, number(in), number(in)));
      }
      count += buckets * (1L << i);
    }
    boolean whole = test.levels.isEmpty() || !test.levels.get(levels - 1).isEmpty();
    SnapshotReader.require(whole, "levels", levels, "the last one not empty");
    test.all = new Bucket(count, sum, squares);
    in.end();
    return test;
  }

  private static double number(SnapshotReader in) {
    double value = in.nextDouble();
    SnapshotReader.require(Double.isFinite(value), "number", value, "finite");
    return value;
  }
}
