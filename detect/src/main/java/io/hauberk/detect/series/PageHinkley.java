package io.hauberk.detect.series;

import io.hauberk.core.Checks;
import io.hauberk.detect.snapshot.SnapshotReader;
import io.hauberk.detect.snapshot.SnapshotWriter;

/**
 * A change of the mean, up or down, by the cumulated deviation from the mean so far (Page,
 * "Continuous Inspection Schemes", Biometrika 1954). Constant memory and time. Evaded by changes
 * below the tolerance.
 */
public final class PageHinkley implements DriftTest {

  private static final String KIND = "page-hinkley";
  private static final int VERSION = 1;
  private static final int FEWEST = 30;

  /** How slowly old deviations are forgotten. */
  private static final double KEPT = 1 - 0.0001;

  private final double tolerance;
  private final double threshold;
  private long count;
  private double mean;
  private double up;
  private double down;
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;

  /**
   * @param tolerance deviations from the mean up to this do not add up
   * @param threshold of the cumulated deviation, in units of the stream
   */
  public PageHinkley(double tolerance, double threshold) {
    Checks.notNegative("tolerance", tolerance);
    Checks.finite("tolerance", tolerance);
    Checks.positive("threshold", threshold);
    this.tolerance = tolerance;
    this.threshold = threshold;
  }

  @Override
  public boolean observe(double value) {
    Checks.finite("value", value);
    count++;
    mean += (value - mean) / count;
    double off = value - mean;
    up = KEPT * up + off - tolerance;
    down = KEPT * down + off + tolerance;
    lowest = Math.min(lowest, up);
    highest = Math.max(highest, down);
    boolean drift = count >= FEWEST && (up - lowest > threshold || highest - down > threshold);
    if (drift) {
      reset();
    }
    return drift;
  }

  private void reset() {
    count = 0;
    mean = 0;
    up = 0;
    down = 0;
    lowest = Double.POSITIVE_INFINITY;
    highest = Double.NEGATIVE_INFINITY;
  }

  @Override
  public byte[] snapshot() {
    return new SnapshotWriter(KIND, VERSION)
        .putDouble(tolerance)
        .putDouble(threshold)
        .putLong(count)
        .putDouble(mean)
        .putDouble(up)
        .putDouble(down)
        .putDouble(lowest)
        .putDouble(highest)
        .finish();
  }

  /**
   * A test in the state that {@link #snapshot()} gave.
   *
   * @throws io.hauberk.core.DataFormatException for any other bytes
   */
  public static PageHinkley restore(byte[] snapshot) {
    var in = new SnapshotReader(snapshot, KIND, VERSION);
    double tolerance = in.nextDouble();
    SnapshotReader.require(tolerance >= 0 && tolerance < 1e300, "tolerance", tolerance, ">= 0");
    double threshold = in.nextDouble();
    SnapshotReader.require(threshold > 0 && threshold < 1e300, "threshold", threshold, "> 0");
    var test = new PageHinkley(tolerance, threshold);
    test.count = in.nextLong();
    SnapshotReader.require(test.count >= 0, "count", test.count, ">= 0");
    test.mean = number(in);
    test.up = number(in);
    test.down = number(in);
    test.lowest = number(in);
    test.highest = number(in);
    in.end();
    return test;
  }

  private static double number(SnapshotReader in) {
    double value = in.nextDouble();
    SnapshotReader.require(!Double.isNaN(value), "number", value, "a number");
    return value;
  }
}
