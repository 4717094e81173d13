package io.hauberk.detect.learn;

import io.hauberk.core.Checks;
import java.util.Arrays;

/**
 * How rare a score is among normal records: minus the decimal logarithm of the share of them that
 * score at least as high. Up to the {@value #BODY} quantile the share is counted; beyond it falls
 * off exponentially with the mean excess, so that scores higher than any seen stay in order.
 *
 * <p>Source: peaks over a threshold (Siffer et al. 2017, SPOT) with shape 0.
 */
final class Tail {

  private static final double BODY = 0.98;
  private static final int MOST_STEPS = 1000;

  /** Beyond these no sum stays finite for certain. */
  private static final double MOST = 1e15;

  private static final double LEAST_EXCESS = 1e-9;

  /** Quantiles from 0 to {@link #BODY} at equal steps, rising. */
  private final double[] quantiles;

  private final double excess;

  /**
   * @param quantiles at least 2
   * @param excess mean of what scores are above the last of them, when they are
   */
  Tail(double[] quantiles, double excess) {
    Checks.argument(quantiles.length >= 2, "tail.quantiles", quantiles.length, ">= 2");
    for (int i = 0; i < quantiles.length; i++) {
      Checks.inRange("tail.quantile", quantiles[i], -MOST, MOST);
      Checks.argument(
          i == 0 || quantiles[i - 1] <= quantiles[i], "tail.quantile", quantiles[i], "rising");
    }
    Checks.inRange("tail.excess", excess, LEAST_EXCESS, MOST);
    this.quantiles = quantiles.clone();
    this.excess = excess;
  }

  /** Fits the scores of normal records. */
  static Tail of(double[] normal) {
    var sorted = normal.clone();
    Arrays.sort(sorted);
    int steps = Math.min(MOST_STEPS, sorted.length);
    var quantiles = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      quantiles[i] = sorted[(int) (BODY * i / steps * (sorted.length - 1))];
    }
    double last = quantiles[steps];
    double excess =
        Arrays.stream(sorted).filter(s -> s > last).map(s -> s - last).average().orElse(0);
    return new Tail(quantiles, Math.max(excess, 1e-6 * (1 + Math.abs(last))));
  }

  /** 0 for the lowest scores, 2 at one in a hundred, 3 at one in a thousand. */
  double surprise(double score) {
    double last = quantiles[quantiles.length - 1];
    if (score > last) {
      return (score - last) / excess / Math.log(10) - Math.log10(1 - BODY);
    }
    int at = Arrays.binarySearch(quantiles, score);
    double below = at >= 0 ? first(at) : -at - 1;
    return -Math.log10(1 - BODY * below / (quantiles.length - 1));
  }

  /** Of equal quantiles the first, since as high counts too. */
  private int first(int at) {
    int first = at;
    while (first > 0 && quantiles[first - 1] == quantiles[at]) {
      first--;
    }
    return first;
  }

  double[] quantiles() {
    return quantiles.clone();
  }

  double excess() {
    return excess;
  }
}
