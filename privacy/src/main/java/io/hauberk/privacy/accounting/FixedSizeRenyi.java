package io.hauberk.privacy.accounting;

/**
 * A bound on the Rényi divergence of the Gaussian on a batch of fixed size, drawn without
 * replacement; neighbours have one record replaced, so the sum moves by twice the clipping norm.
 *
 * <p>Source: Wang, Balle, Kasiviswanathan, Subsampled Rényi differential privacy and analytical
 * moments accountant (2019), theorem 9. Between whole orders the logarithm of the moment, convex in
 * the order, is interpolated, which stays an upper bound.
 *
 * @param gamma batch size over examples
 * @param sigma noise multiplier: standard deviation over clipping norm
 */
record FixedSizeRenyi(double gamma, double sigma) {

  double at(double order) {
    if (gamma == 1) {
      return base(order);
    }
    if (Double.isInfinite(order)) {
      return Double.POSITIVE_INFINITY;
    }
    double low = Math.floor(order);
    double weight = order - low;
    double moment = (1 - weight) * logMoment((int) low);
    double bound = weight == 0 ? moment : moment + weight * logMoment((int) low + 1);
    return Math.min(base(order), bound / (order - 1));
  }

  /** The Gaussian without sampling, sensitivity 2. */
  private double base(double order) {
    return 2 * order / (sigma * sigma);
  }

  private double logMoment(int order) {
    if (order <= 1) {
      return 0;
    }
    double second = base(2);
    double logBinomial = Math.log(order) + Math.log((order - 1) / 2.0);
    double least =
        Math.min(Math.log(4) + second + Math.log(-Math.expm1(-second)), second + Math.log(2));
    double total = Logs.add(0, 2 * Math.log(gamma) + logBinomial + least);
    for (int j = 3; j <= order; j++) {
      logBinomial += Math.log(order - j + 1.0) - Math.log(j);
      double term = j * Math.log(gamma) + logBinomial + (j - 1) * base(j) + Math.log(2);
      total = Logs.add(total, term);
    }
    return total;
  }
}
