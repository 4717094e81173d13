package io.hauberk.privacy.accounting;

/**
 * The Rényi divergence of the Poisson-subsampled Gaussian, one step.
 *
 * <p>Source: Mironov, Talwar, Zhang, Rényi differential privacy of the sampled Gaussian mechanism
 * (2019), section 3.3. A of a fractional order is a series whose later terms alternate; their
 * absolute values are added, which is an upper bound and never cancels.
 *
 * @param q probability of each example to be in a batch
 * @param sigma noise multiplier
 */
record PoissonRenyi(double q, double sigma) {

  /** Terms of the series, after which the order counts as not converging. */
  private static final int MAX_TERMS = 1000;

  /** Terms this far below the sum, in nats, no longer change it. */
  private static final double NEGLIGIBLE = 30;

  double at(double order) {
    if (q == 0) {
      return 0;
    }
    if (sigma == 0) {
      return Double.POSITIVE_INFINITY;
    }
    if (q == 1) {
      return order / (2 * sigma * sigma);
    }
    if (Double.isInfinite(order)) {
      return Double.POSITIVE_INFINITY;
    }
    return logA(order) / (order - 1);
  }

  /** The logarithm of A_alpha. */
  double logA(double order) {
    return order == Math.rint(order) ? logWhole((int) order) : logFractional(order);
  }

  private double logWhole(int order) {
    double total = Double.NEGATIVE_INFINITY;
    double logBinomial = 0;
    for (int k = 0; k <= order; k++) {
      double term = logBinomial + k * Math.log(q) + (order - k) * Math.log1p(-q) + exponent(k);
      total = Logs.add(total, term);
      logBinomial += Math.log(order - k) - Math.log(k + 1.0);
    }
    return total;
  }

  private double logFractional(double order) {
    double z0 = sigma * sigma * Math.log(1 / q - 1) + 0.5;
    double total = Double.NEGATIVE_INFINITY;
    double last = Double.POSITIVE_INFINITY;
    double logBinomial = 0;
    for (int i = 0; i < MAX_TERMS; i++) {
      double term = logBinomial + logPair(i, order - i, z0);
      total = Logs.add(total, term);
      if (i > order && term < last && term < total - NEGLIGIBLE) {
        return total;
      }
      last = term;
      logBinomial += Math.log(Math.abs(order - i)) - Math.log(i + 1.0);
    }
    return Double.POSITIVE_INFINITY;
  }

  /** The two halves of one term of the series: below and above z0. */
  private double logPair(double i, double j, double z0) {
    double root = Math.sqrt(2) * sigma;
    double below =
        i * Math.log(q) + j * Math.log1p(-q) + exponent(i) + Normal.logErfc((i - z0) / root);
    double above =
        j * Math.log(q) + i * Math.log1p(-q) + exponent(j) + Normal.logErfc((z0 - j) / root);
    return Logs.add(below, above) - Math.log(2);
  }

  private double exponent(double k) {
    return (k * k - k) / (2 * sigma * sigma);
  }
}
