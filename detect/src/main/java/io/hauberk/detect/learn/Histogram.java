package io.hauberk.detect.learn;

import java.util.List;

/** Sums of slopes, curves and rows by column and bin, over some rows. */
final class Histogram {

  /** Rows of fewer curve in all are certain already: no further cut (as LightGBM's default). */
  private static final double LEAST_CURVE = 1e-3;

  /** What all histograms of a tree share. */
  static final class Frame {
    private final List<Bins> columns;
    private final int[] used;
    private final int[] offset;
    private final int bins;
    private final double[] slope;
    private final double[] curve;

    Frame(List<Bins> columns, int[] used, double[] slope, double[] curve) {
      this.columns = columns;
      this.used = used;
      this.slope = slope;
      this.curve = curve;
      offset = new int[used.length];
      int at = 0;
      for (int u = 0; u < used.length; u++) {
        offset[u] = at;
        at += columns.get(used[u]).count();
      }
      bins = at;
    }
  }

  /** The cut that gains most; none where the gain is 0. */
  record Best(double gain, int column, int bin) {}

  /** Slope, curve and rows of one side. */
  private record Side(double slope, double curve, int rows) {

    double score(double penalty) {
      return curve + penalty > 0 ? slope * slope / (curve + penalty) : 0;
    }

    Side less(Side other) {
      return new Side(slope - other.slope, curve - other.curve, rows - other.rows);
    }

    Side and(Side other) {
      return new Side(slope + other.slope, curve + other.curve, rows + other.rows);
    }

    boolean isEnough(Boosting rules) {
      return rows >= rules.leastRows() && curve >= LEAST_CURVE;
    }
  }

  private final Frame frame;
  private final double[] slopes;
  private final double[] curves;
  private final int[] rows;
  private Side all = new Side(0, 0, 0);

  private Histogram(Frame frame) {
    this.frame = frame;
    slopes = new double[frame.bins];
    curves = new double[frame.bins];
    rows = new int[frame.bins];
  }

  static Histogram of(Frame frame, int[] order, int from, int to) {
    var histogram = new Histogram(frame);
    for (int u = 0; u < frame.used.length; u++) {
      var column = frame.columns.get(frame.used[u]);
      int offset = frame.offset[u];
      for (int i = from; i < to; i++) {
        int bin = offset + column.at(order[i]);
        histogram.slopes[bin] += frame.slope[order[i]];
        histogram.curves[bin] += frame.curve[order[i]];
        histogram.rows[bin]++;
      }
    }
    double slope = 0;
    double curve = 0;
    for (int i = from; i < to; i++) {
      slope += frame.slope[order[i]];
      curve += frame.curve[order[i]];
    }
    histogram.all = new Side(slope, curve, to - from);
    return histogram;
  }

  /** That of the rows here that are not there. */
  Histogram less(Histogram part) {
    var rest = new Histogram(frame);
    for (int bin = 0; bin < frame.bins; bin++) {
      rest.slopes[bin] = slopes[bin] - part.slopes[bin];
      rest.curves[bin] = curves[bin] - part.curves[bin];
      rest.rows[bin] = rows[bin] - part.rows[bin];
    }
    rest.all = all.less(part.all);
    return rest;
  }

  /** The value of a leaf with these rows. */
  double value(double penalty) {
    return all.curve + penalty > 0 ? -all.slope / (all.curve + penalty) : 0;
  }

  Best best(Boosting rules) {
    var best = new Best(0, 0, 0);
    for (int u = 0; u < frame.used.length; u++) {
      var column = frame.columns.get(frame.used[u]);
      var left = new Side(0, 0, 0);
      for (int bin = 0; bin < column.count(); bin++) {
        var here = side(frame.offset[u] + bin);
        if (here.rows > 0) {
          left = column.isSymbolic() ? here : left.and(here);
          best = better(best, new Best(gain(rules, left), frame.used[u], bin));
        }
      }
    }
    return best;
  }

  private Side side(int bin) {
    return new Side(slopes[bin], curves[bin], rows[bin]);
  }

  private double gain(Boosting rules, Side left) {
    var right = all.less(left);
    if (!left.isEnough(rules) || !right.isEnough(rules)) {
      return 0;
    }
    double penalty = rules.penalty();
    return left.score(penalty) + right.score(penalty) - all.score(penalty);
  }

  /** The first of equals; less than rounding makes of nothing is no gain. */
  private static Best better(Best best, Best other) {
    return other.gain > Math.max(best.gain, 1e-9) ? other : best;
  }
}
