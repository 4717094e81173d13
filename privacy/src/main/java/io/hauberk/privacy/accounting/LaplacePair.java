package io.hauberk.privacy.accounting;

/** P = (1-q) Lap(0, b) + q Lap(1, b) against Q = Lap(0, b). */
record LaplacePair(double q, double scale) implements LossPair {

  @Override
  public double lowest() {
    return loss(-1 / scale);
  }

  @Override
  public double highest() {
    return loss(1 / scale);
  }

  @Override
  public Cells cells(LossGrid grid) {
    var cells = Cells.empty(grid);
    double before = point(grid.bound(0));
    for (int i = 0; i < grid.cells(); i++) {
      double after = point(grid.bound(i + 1));
      double from = between(before, after);
      cells.q()[i] = from;
      cells.p()[i] = (1 - q) * from + q * between(before - 1, after - 1);
      before = after;
    }
    return cells;
  }

  private double loss(double likelihood) {
    return q == 1 ? likelihood : Math.log1p(q * Math.expm1(likelihood));
  }

  /** The greatest outcome whose loss is at most {@code loss}. */
  private double point(double loss) {
    double likelihood = q == 1 ? loss : Math.log1p(Math.max(-1, Math.expm1(loss) / q));
    if (likelihood * scale >= 1) {
      return Double.POSITIVE_INFINITY;
    }
    return likelihood * scale < -1 ? Double.NEGATIVE_INFINITY : (scale * likelihood + 1) / 2;
  }

  private double between(double low, double high) {
    if (low >= 0) {
      return tail(low) - tail(high);
    }
    return high <= 0 ? tail(high) - tail(low) : 1 - tail(low) - tail(high);
  }

  private double tail(double x) {
    return Math.exp(-Math.abs(x) / scale) / 2;
  }
}
