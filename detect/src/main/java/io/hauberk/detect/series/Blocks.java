package io.hauberk.detect.series;

import io.hauberk.core.Checks;
import io.hauberk.detect.snapshot.SnapshotReader;
import io.hauberk.detect.snapshot.SnapshotWriter;

/**
 * A reference block and blocks after it, of one length, without overlap. The k-th comparison gets
 * the share 6 / (pi k)^2 of the false alarm probability, so that all comparisons together keep to
 * it.
 */
final class Blocks {

  private static final int LONGEST = 1 << 14;

  private final double alpha;
  private final int length;
  private double[] reference = new double[0];
  private double[] current;
  private int filled;
  private long comparisons;

  Blocks(double alpha, int length) {
    Checks.argument(alpha > 0 && alpha < 1, "alpha", alpha, "between 0 and 1");
    Checks.inRange("length", length, 20, LONGEST);
    this.alpha = alpha;
    this.length = length;
    current = new double[length];
  }

  /** How two blocks are compared. */
  @FunctionalInterface
  interface Comparison {
    boolean differ(double[] reference, double[] current, double alpha);
  }

  boolean observe(double value, Comparison comparison) {
    Checks.finite("value", value);
    current[filled++] = value;
    if (filled < length) {
      return false;
    }
    filled = 0;
    if (reference.length == 0) {
      reference = current.clone();
      return false;
    }
    comparisons++;
    double share = 6 / (Math.PI * comparisons * Math.PI * comparisons);
    boolean drift = comparison.differ(reference, current, alpha * share);
    if (drift) {
      reference = current.clone();
      comparisons = 0;
    }
    return drift;
  }

  byte[] snapshot(String kind) {
    return new SnapshotWriter(kind, 1)
        .putDouble(alpha)
        .putInt(length)
        .putLong(comparisons)
        .putDoubles(reference)
        .putDoubles(java.util.Arrays.copyOf(current, filled))
        .finish();
  }

  static Blocks restore(String kind, byte[] snapshot) {
    var in = new SnapshotReader(snapshot, kind, 1);
    double alpha = in.nextDouble();
    SnapshotReader.require(alpha > 0 && alpha < 1, "alpha", alpha, "between 0 and 1");
    int length = in.nextInt();
    SnapshotReader.require(length >= 20 && length <= LONGEST, "length", length, "20 to 16384");
    var blocks = new Blocks(alpha, length);
    blocks.comparisons = in.nextLong();
    SnapshotReader.require(
        blocks.comparisons >= 0, "comparisons", blocks.comparisons, "not negative");
    blocks.reference = in.doubles(length);
    int had = blocks.reference.length;
    SnapshotReader.require(had == 0 || had == length, "reference", had, "none or a block");
    var part = in.doubles(length - 1);
    blocks.current = java.util.Arrays.copyOf(part, length);
    blocks.filled = part.length;
    in.end();
    java.util.stream.DoubleStream.concat(
            java.util.Arrays.stream(blocks.reference), java.util.Arrays.stream(part))
        .forEach(v -> SnapshotReader.require(Double.isFinite(v), "value", v, "finite"));
    return blocks;
  }
}
