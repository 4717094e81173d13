package io.hauberk.privacy.audit;

import io.hauberk.core.Checks;
import io.hauberk.privacy.train.PoissonSampling;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Gamma;

/**
 * Whether batches vary in size as Poisson sampling makes them. Of N samples each is in a batch with
 * probability q, so that a size read with noise of standard deviation s has the variance N q (1 -
 * q) + s^2; batches of a fixed size, cut from a shuffled list, and batches that come again have s^2
 * alone.
 *
 * @param degrees of freedom: sizes read less means taken
 * @param ratio of the variance seen to the one due
 */
record BatchSizes(long degrees, double ratio) {

  BatchSizes {
    Checks.positive("degrees", degrees);
  }

  /**
   * @param runs sizes read in each training
   * @param samples which can be in a batch
   * @param noise standard deviation of a reading
   */
  static BatchSizes of(List<double[]> runs, PoissonSampling sampling, long samples, double noise) {
    double due = samples * sampling.rate() * (1 - sampling.rate()) + noise * noise;
    double sum = runs.stream().mapToDouble(BatchSizes::squaredDeviations).sum();
    long degrees = runs.stream().mapToLong(run -> run.length - 1L).sum();
    return new BatchSizes(degrees, sum / due / degrees);
  }

  /**
   * How likely a variance so far off is, by the chi-square distribution. Sizes are binomial, not
   * normal: with ten samples a batch and more their kurtosis moves this by less than a factor of
   * two down to 1e-5.
   */
  double pValue() {
    double below = Gamma.regularizedGammaP(degrees / 2.0, ratio * degrees / 2);
    return Math.min(1, 2 * Math.min(below, 1 - below));
  }

  private static double squaredDeviations(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
  }
}
