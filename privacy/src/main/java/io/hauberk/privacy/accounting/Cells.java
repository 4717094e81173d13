package io.hauberk.privacy.accounting;

/** The mass of each cell of a grid under P and under Q. */
@SuppressWarnings("ArrayRecordComponent") // made and read inside this package, once
record Cells(LossGrid grid, double[] p, double[] q) {

  static Cells empty(LossGrid grid) {
    return new Cells(grid, new double[grid.cells()], new double[grid.cells()]);
  }

  /** Adds a normal distribution, cut at {@code points} (the outcome at each bound). */
  static void addNormal(double[] target, double[] points, NormalPart part) {
    double before = part.score(points[0]);
    double beforeTail = Normal.cdf(-Math.abs(before));
    for (int i = 0; i < target.length; i++) {
      double after = part.score(points[i + 1]);
      double afterTail = Normal.cdf(-Math.abs(after));
      target[i] += part.weight() * between(before, beforeTail, after, afterTail);
      before = after;
      beforeTail = afterTail;
    }
  }

  /** Small tails are subtracted from small tails, so that a far cell keeps its digits. */
  private static double between(double low, double lowTail, double high, double highTail) {
    if (low >= 0) {
      return lowTail - highTail;
    }
    return high <= 0 ? highTail - lowTail : 1 - lowTail - highTail;
  }

  /** One normal of a mixture. */
  record NormalPart(double mean, double deviation, double weight) {

    double score(double x) {
      return (x - mean) / deviation;
    }
  }
}
