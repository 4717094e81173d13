package io.hauberk.robust.metric;

import io.hauberk.core.Checks;

/**
 * A share of samples, such as a robust accuracy, with what a finite number of samples leaves open.
 * The intervals take samples as drawn independently from the distribution that the claim is about;
 * they say nothing of stronger attacks.
 *
 * @param hits of {@code trials}
 * @param trials at least one
 */
public record Proportion(long hits, long trials) {

  public Proportion {
    Checks.positive("trials", trials);
    Checks.inRange("hits", hits, 0, trials);
  }

  public double value() {
    return (double) hits / trials;
  }

  /**
   * The score interval: close to its level on average, also near 0 and 1 (Wilson 1927; Brown, Cai
   * and DasGupta 2001).
   */
  public Interval wilson(double level) {
    Interval.checkLevel(level);
    double z = Quantiles.normal((1 + level) / 2);
    double p = value();
    double denominator = 1 + z * z / trials;
    double centre = (p + z * z / (2.0 * trials)) / denominator;
    double half =
        z * Math.sqrt(p * (1 - p) / trials + z * z / (4.0 * trials * trials)) / denominator;
    return new Interval(
        hits == 0 ? 0 : Math.max(0, centre - half),
        hits == trials ? 1 : Math.min(1, centre + half),
        level);
  }

  /**
   * The exact interval: never below its level, hence wider (Clopper and Pearson 1934). For claims
   * that others rely on.
   */
  public Interval clopperPearson(double level) {
    Interval.checkLevel(level);
    double tail = (1 - level) / 2;
    return new Interval(
        hits == 0 ? 0 : Quantiles.beta(tail, hits, trials - hits + 1),
        hits == trials ? 1 : Quantiles.beta(1 - tail, hits + 1, trials - hits),
        level);
  }
}
