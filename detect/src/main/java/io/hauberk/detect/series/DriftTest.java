package io.hauberk.detect.series;

/**
 * Watches a stream of numbers for a change of their distribution. Evaded by changes slower or
 * smaller than the test's price of a false alarm allows, and by whoever holds the statistic it
 * looks at constant: a mean, for {@link Adwin} and {@link PageHinkley}.
 */
public sealed interface DriftTest permits Adwin, PageHinkley, KolmogorovSmirnov, KernelMeans {

  /**
   * Takes in a number.
   *
   * @return whether the distribution has changed; the test then starts anew from what is recent
   * @throws IllegalArgumentException for a number that is not finite
   */
  boolean observe(double value);

  /** The state as bytes, for the {@code restore} of the same class. */
  byte[] snapshot();
}
