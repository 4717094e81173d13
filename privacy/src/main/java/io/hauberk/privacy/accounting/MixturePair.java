package io.hauberk.privacy.accounting;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * P = the mixture of N(j, s^2) with weights w_j against Q = N(0, s^2): one user with several
 * records, each of which may be in the batch.
 */
@SuppressWarnings("ArrayRecordComponent") // made by binomial() alone
record MixturePair(double[] logWeights, double sigma) implements LossPair {

  static MixturePair binomial(double q, double sigma, int records) {
    var counts = new BinomialDistribution(null, records, q);
    var weights = new double[records + 1];
    for (int j = 0; j <= records; j++) {
      weights[j] = counts.logProbability(j);
    }
    return new MixturePair(weights, sigma);
  }

  @Override
  public double lowest() {
    return loss(-REACH * sigma);
  }

  @Override
  public double highest() {
    return loss(logWeights.length - 1 + REACH * sigma);
  }

  @Override
  public Cells cells(LossGrid grid) {
    var points = points(grid);
    var cells = Cells.empty(grid);
    Cells.addNormal(cells.q(), points, new Cells.NormalPart(0, sigma, 1));
    for (int j = 0; j < logWeights.length; j++) {
      double weight = Math.exp(logWeights[j]);
      Cells.addNormal(cells.p(), points, new Cells.NormalPart(j, sigma, weight));
    }
    return cells;
  }

  /** From the top, each found by Newton's method from the one before: the loss is convex. */
  private double[] points(LossGrid grid) {
    var points = new double[grid.cells() + 1];
    double floor = logWeights[0];
    double x = logWeights.length + (REACH + 1) * sigma;
    for (int i = grid.cells(); i >= 0; i--) {
      x = grid.bound(i) <= floor ? Double.NEGATIVE_INFINITY : solve(grid.bound(i), x);
      points[i] = x;
    }
    return points;
  }

  private double solve(double loss, double start) {
    double x = start;
    for (int i = 0; i < MAX_NEWTON; i++) {
      double step = (loss(x) - loss) / slope(x);
      x -= step;
      if (!(Math.abs(step) > PRECISION * (1 + Math.abs(x)))) {
        break;
      }
    }
    return x;
  }

  double loss(double x) {
    double total = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < logWeights.length; j++) {
      total = Logs.add(total, term(j, x));
    }
    return total;
  }

  private double slope(double x) {
    double loss = loss(x);
    double mean = 0;
    for (int j = 1; j < logWeights.length; j++) {
      mean += j * Math.exp(term(j, x) - loss);
    }
    return mean / (sigma * sigma);
  }

  private double term(int j, double x) {
    return logWeights[j] + (2 * j * x - (double) j * j) / (2 * sigma * sigma);
  }

  private static final int MAX_NEWTON = 200;
  private static final double PRECISION = 1e-14;
}
