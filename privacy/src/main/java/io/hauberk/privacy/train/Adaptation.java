package io.hauberk.privacy.train;

import io.hauberk.core.Checks;

/**
 * A clipping norm that follows a quantile of the sample gradients' lengths. The share of samples
 * within the norm is told privately, step by step; the gradients' noise is raised so that both
 * together cost what the plan's noise multiplier says.
 *
 * <p>Source: Andrew et al., Differentially private learning with adaptive clipping (2021),
 * algorithm 1 and theorem 1.
 *
 * @param quantile gamma: the share of samples that are to be within
 * @param rate eta: how fast the norm moves
 * @param countNoise sigma_b: standard deviation of the noise on the count
 */
public record Adaptation(double quantile, double rate, double countNoise) {

  /** The paper's eta. */
  public static final double DEFAULT_RATE = 0.2;

  /** The paper's sigma_b, as a part of the expected batch. */
  private static final double COUNT_NOISE = 1.0 / 20;

  public Adaptation {
    Checks.argument(quantile > 0 && quantile < 1, "quantile", quantile, "above 0, below 1");
    Checks.positive("clip rate", rate);
    Checks.positive("count noise", countNoise);
  }

  /** The paper's values. */
  public static Adaptation to(double quantile, int expectedBatch) {
    return new Adaptation(quantile, DEFAULT_RATE, expectedBatch * COUNT_NOISE);
  }

  /**
   * The noise multiplier of the gradients, (sigma^-2 - (2 sigma_b)^-2)^(-1/2): the count of centred
   * halves has sensitivity 1/2.
   */
  double gradientMultiplier(double multiplier) {
    double count = 2 * countNoise;
    Checks.argument(
        multiplier < count, "count noise", countNoise, "more than half the noise multiplier");
    return 1 / Math.sqrt(1 / (multiplier * multiplier) - 1 / (count * count));
  }

  /** C exp(-eta (b - gamma)) for a noisy share b. */
  double next(double norm, double share) {
    return norm * Math.exp(-rate * (share - quantile));
  }
}
