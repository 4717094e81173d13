package io.hauberk.robust.blackbox;

/** Kingma and Ba 2015, algorithm 1, each coordinate with a count of its own. */
final class Adam {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double TINY = 1e-8;

  private final double[] mean;
  private final double[] square;
  private final int[] steps;

  Adam(int values) {
    this.mean = new double[values];
    this.square = new double[values];
    this.steps = new int[values];
  }

  /** What is to be subtracted, at a rate of one. */
  double step(int i, double gradient) {
    steps[i]++;
    mean[i] = BETA1 * mean[i] + (1 - BETA1) * gradient;
    square[i] = BETA2 * square[i] + (1 - BETA2) * gradient * gradient;
    double unbiased = mean[i] / (1 - Math.pow(BETA1, steps[i]));
    return unbiased / (Math.sqrt(square[i] / (1 - Math.pow(BETA2, steps[i]))) + TINY);
  }
}
