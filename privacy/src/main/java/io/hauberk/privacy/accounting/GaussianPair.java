package io.hauberk.privacy.accounting;

/** P = (1-q) N(0, s^2) + q N(1, s^2) against Q = N(0, s^2): the Gaussian on a Poisson sample. */
record GaussianPair(double q, double sigma) implements LossPair {

  @Override
  public double lowest() {
    return loss(-REACH * sigma);
  }

  @Override
  public double highest() {
    return loss(1 + REACH * sigma);
  }

  @Override
  public Cells cells(LossGrid grid) {
    var points = new double[grid.cells() + 1];
    for (int i = 0; i < points.length; i++) {
      points[i] = point(grid.bound(i));
    }
    var cells = Cells.empty(grid);
    Cells.addNormal(cells.q(), points, new Cells.NormalPart(0, sigma, 1));
    Cells.addNormal(cells.p(), points, new Cells.NormalPart(1, sigma, q));
    for (int i = 0; i < cells.p().length; i++) {
      cells.p()[i] += (1 - q) * cells.q()[i];
    }
    return cells;
  }

  private double loss(double x) {
    double likelihood = (2 * x - 1) / (2 * sigma * sigma);
    return q == 1 ? likelihood : Logs.add(Math.log1p(-q), Math.log(q) + likelihood);
  }

  /** The outcome whose loss is {@code loss}. */
  private double point(double loss) {
    if (q == 1) {
      return sigma * sigma * loss + 0.5;
    }
    double ratio = Math.expm1(loss) / q;
    return ratio > -1 ? sigma * sigma * Math.log1p(ratio) + 0.5 : Double.NEGATIVE_INFINITY;
  }
}
