package io.hauberk.detect.query;

/**
 * Bets, query by query, that p-values are smaller than chance. Wealth of a sum of bets that may
 * start at any time: under chance it takes at least {@code c} queries on average until it first
 * reaches {@code c}, whatever is done in between.
 *
 * <p>Source: Shin, Ramdas and Rinaldo 2023, E-detectors, section 2 (the sum of Shiryaev and
 * Roberts), with the power bets of Vovk et al. 2003 averaged over four exponents.
 */
final class Betting {

  private static final double[] EXPONENTS = {0.2, 0.4, 0.6, 0.8};

  /** Enough for any decision, and nothing overflows. */
  private static final double MOST = 1e100;

  private final double[] wealth = new double[EXPONENTS.length];

  /** The wealth after a p-value in (0, 1]. */
  double bet(double p) {
    double sum = 0;
    for (int i = 0; i < wealth.length; i++) {
      double odds = EXPONENTS[i] * Math.pow(p, EXPONENTS[i] - 1);
      wealth[i] = Math.min(MOST, (wealth[i] + 1) * odds);
      sum += wealth[i];
    }
    return sum / wealth.length;
  }
}
