package io.hauberk.data.risk;

import java.util.OptionalDouble;

/**
 * Estimates, from a random sample, which share of the population is alone in its class. A model
 * that has no solution for a table says so by an empty result.
 */
public enum PopulationUniqueness {
  /** Zayatz 1991: the chance that a sample unique is a population unique, by Bayes' rule. */
  ZAYATZ {
    @Override
    OptionalDouble estimate(SizeHistogram sample, double fraction) {
      return OptionalDouble.of(Zayatz.share(sample, fraction));
    }
  },
  /** Ewens and Pitman's sampling formula, fitted by likelihood (Hoshino 2001). */
  PITMAN {
    @Override
    OptionalDouble estimate(SizeHistogram sample, double fraction) {
      return Pitman.fit(sample)
          .map(fit -> OptionalDouble.of(fit.share(sample, fraction)))
          .orElse(OptionalDouble.empty());
    }
  };

  abstract OptionalDouble estimate(SizeHistogram sample, double fraction);

  /** The share under which Dankar et al. 2012 trust Pitman's model. */
  private static final double SMALL_FRACTION = 0.1;

  /**
   * Share of the population that is unique.
   *
   * @param fraction of the population that the sample is, above 0 and at most 1
   */
  public OptionalDouble of(SizeHistogram sample, double fraction) {
    SizeHistogram.requireFraction(fraction);
    return sample.ofSize(1) == 0 ? OptionalDouble.of(0) : estimate(sample, fraction);
  }

  /**
   * Chosen by the sampling fraction (rule of Dankar et al. 2012 without its third model): Pitman up
   * to a tenth where it has a solution, else Zayatz.
   */
  public static Estimate chosen(SizeHistogram sample, double fraction) {
    SizeHistogram.requireFraction(fraction);
    if (fraction <= SMALL_FRACTION) {
      var pitman = PITMAN.of(sample, fraction);
      if (pitman.isPresent()) {
        return new Estimate(PITMAN, pitman.getAsDouble());
      }
    }
    return new Estimate(ZAYATZ, ZAYATZ.of(sample, fraction).orElseThrow());
  }

  /** A model's answer. */
  public record Estimate(PopulationUniqueness model, double share) {}
}
