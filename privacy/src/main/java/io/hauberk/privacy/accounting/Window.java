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
  private static final double[] TRIALS = {
    1 / 64.0, 1 / 32.0, 1 / 16.0, 1 / 8.0, 1 / 5.0, 0.3, 0.5, 0.7, 0.85, 1, 1.2, 1.5, 2, 3
  };

  static Window of(double[] masses, int lowest, long count) {
    double mean = 0;
    double square = 0;
    for (int i = 0; i < masses.length; i++) {
      mean += masses[i] * (lowest + i);
      square += masses[i] * (lowest + i) * (lowest + i);
    }
    double variance = Math.max(square - mean * mean, 1e-6);
    double optimum = Math.sqrt(2 * Math.log(1 / TAIL) / (count * variance));
    var sum = new Sum(masses, lowest, count);
    double high = Math.min(count * (double) (lowest + masses.length - 1), sum.least(optimum));
    double low = Math.max(count * (double) lowest, -sum.least(-optimum));
    double size = Math.ceil(high) - Math.floor(low) + 1;
    Checks.argument(size <= Dots.MAX_CELLS, "grid", size + " cells", "coarser");
    return new Window((int) Math.floor(low), (int) size);
  }

  /** Many independent losses together. */
  @SuppressWarnings("ArrayRecordComponent") // read only, inside this class
  private record Sum(double[] masses, int lowest, long count) {

    /**
     * The least bound over the trials; it falls, then grows with t, so the first growth ends it.
     */
    double least(double optimum) {
      double least = Double.POSITIVE_INFINITY;
      for (double trial : TRIALS) {
        double bound = bound(trial * optimum);
        if (bound > least) {
          break;
        }
        least = bound;
      }
      return least;
    }

    /** (count log M(t) + log(1/tail)) / |t|, infinite where M overflows. */
    private double bound(double t) {
      double factor = Math.exp(-Math.abs(t));
      double power = 1;
      double sum = 0;
      int end = masses.length - 1;
      for (int k = 0; k <= end && power > 0; k++) {
        sum += masses[t > 0 ? end - k : k] * power;
        power *= factor;
      }
      double logMoment = Math.log(sum) + t * (lowest + (t > 0 ? end : 0));
      return (count * logMoment + Math.log(1 / TAIL)) / Math.abs(t);
    }
  }
}
