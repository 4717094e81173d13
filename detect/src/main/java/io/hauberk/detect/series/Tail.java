package io.hauberk.detect.series;

import io.hauberk.detect.snapshot.SnapshotReader;
import io.hauberk.detect.snapshot.SnapshotWriter;

/**
 * How surprising a large value is after the last {@value #MEMORY} ones: minus the decimal logarithm
 * of the probability to exceed it. Up to the {@value #BODY} quantile the probability is counted;
 * above it excesses are taken as exponential (peaks over threshold: Siffer et al., "Anomaly
 * Detection in Streams with Extreme Value Theory", KDD 2017, with a shape of zero).
 */
final class Tail {

  static final int MEMORY = 2000;

  /** Beyond ten orders of magnitude a model of a tail says nothing. */
  static final double MOST = 10;

  private static final double BODY = 0.98;

  /** Of fewer values no tail is known. */
  private static final int FEWEST = 50;

  private static final double LOG10_E = Math.log10(Math.E);

  private final SortedWindow past = new SortedWindow(MEMORY);

  /** The surprise, 0 to {@value #MOST}; then the value is part of the past. */
  double surprise(double value) {
    double surprise = past.size() < FEWEST ? 0 : Math.min(MOST, minusLogProbability(value));
    past.add(value);
    return surprise;
  }

  private double minusLogProbability(double value) {
    double edge = -Math.log10(1 - BODY);
    double limit = past.quantile(BODY);
    if (value > limit) {
      return edge + (value - limit) / meanExcess(limit) * LOG10_E;
    }
    double above = Math.max(1, past.size() - past.rank(value));
    return Math.min(edge, -Math.log10(above / past.size()));
  }

  /** Not less than a fiftieth of the spread, so that a constant series has a tail as well. */
  private double meanExcess(double limit) {
    double spread = past.quantile(0.9) - past.quantile(0.1);
    return Math.max(past.meanExcess(limit), 0.02 * spread + 1e-9 * (Math.abs(limit) + 1e-9));
  }

  void save(SnapshotWriter out) {
    past.save(out);
  }

  void load(SnapshotReader in) {
    past.load(in);
  }
}
