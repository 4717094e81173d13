package io.hauberk.privacy.accounting;

import io.hauberk.core.Checks;

/**
 * Where the sum of many losses lies, up to {@link #TAIL} on each side, by Chernoff's bound.
 *
 * @param lowest index on the grid
 * @param size cells
 */
record Window(int lowest, int size) {

  static final double TAIL = 1e-15;

  /** Multiples of the Gaussian optimum at which the bound is tried. */
  private static final double[] TRIALS = {0.25, 0.5, 0.7, 0.85, 1, 1.2, 1.5, 2, 3};

  static Window of(double[] masses, int lowest, long count) {
    double mean = 0;
    double square = 0;
    for (int i = 0; i < masses.length; i++) {
      mean += masses[i] * (lowest + i);
      square += masses[i] * (lowest + i) * (lowest + i);
    }
    double variance = Math.max(square - mean * mean, 1e-6);
    double optimum = Math.sqrt(2 * Math.log(1 / TAIL) / (count * variance));
    double high = count * (double) (lowest + masses.length - 1);
    double low = count * (double) lowest;
    for (double trial : TRIALS) {
      double t = trial * optimum;
      high = Math.min(high, bound(masses, lowest, count, t));
      low = Math.max(low, -bound(masses, lowest, count, -t));
    }
    double size = Math.ceil(high) - Math.floor(low) + 1;
    Checks.argument(size <= Dots.MAX_CELLS, "grid", size + " cells", "coarser");
    return new Window((int) Math.floor(low), (int) size);
  }

  /** (count log M(t) + log(1/tail)) / |t|, infinite where M overflows. */
  private static double bound(double[] masses, int lowest, long count, double t) {
    double ratio = Math.exp(t);
    double power = 1;
    double sum = 0;
    int end = masses.length - 1;
    int shift = t > 0 ? end : 0;
    for (int k = 0; k <= end; k++) {
      sum += masses[t > 0 ? end - k : k] * power;
      power *= t > 0 ? 1 / ratio : ratio;
    }
    double logMoment = Math.log(sum) + t * (lowest + shift);
    return (count * logMoment + Math.log(1 / TAIL)) / Math.abs(t);
  }
}
