package io.hauberk.privacy.statistics;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;

/**
 * Decides which groups may be named, by how many people are in each: no other mechanism of this
 * epsilon and 99 % of this delta names a group with higher probability; the rest pays for rounding.
 *
 * <p>Source: Desfontaines, Voss, Gipson, Mandayam, Differentially private partition selection
 * (2022), theorem 1; epsilon and delta of one group, for a person in one group.
 */
public record PartitionSelection(double epsilon, double delta) {

  /** Rounding, in the recursion and in the draw, never reaches the rest of delta. */
  private static final double SAFETY = 1 - 1e-2;

  /** With the least delta: e^9 times the 2^-53 of a draw is below a hundredth of it. */
  private static final double MOST_EPSILON = 9;

  private static final double LEAST_DELTA = 1e-9;

  public PartitionSelection {
    Checks.positive("epsilon", epsilon);
    Checks.argument(
        delta >= LEAST_DELTA && delta < 1,
        "delta",
        delta,
        "at least " + LEAST_DELTA + " for each group of a person, below 1");
  }

  /** For people who are in up to {@code groups} groups. */
  static PartitionSelection shared(double epsilon, double delta, int groups) {
    return new PartitionSelection(epsilon / groups, delta / groups);
  }

  /** The probability that a group of this many people is named. */
  public double probability(long people) {
    double safe = delta * SAFETY;
    double factor = Math.exp(Math.min(epsilon, MOST_EPSILON));
    double kept = 0;
    for (long i = 0; i < people && kept < 1; i++) {
      double grown = factor * kept + safe;
      double rest = 1 - (1 - kept - safe) / factor;
      kept = Math.min(1, Math.min(grown, rest));
    }
    return kept;
  }

  boolean names(long people) {
    return people > 0 && Randomness.secure().nextDouble() < probability(people);
  }
}
