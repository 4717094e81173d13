package io.hauberk.privacy.mechanism;

import io.hauberk.core.Checks;
import java.math.BigInteger;

/**
 * Each person answers with one of {@code categories}, truthfully with probability e^epsilon /
 * (e^epsilon + k - 1), else uniformly among the others. Two categories are Warner's binary
 * response.
 *
 * <p>Guarantee: local epsilon-differential privacy, exactly: the truth's probability is rounded
 * down to a multiple of 2^-62, never up.
 *
 * <p>Source: Warner 1965; Kairouz, Bonawitz, Ramage 2016.
 */
public record RandomizedResponse(int categories, double epsilon) {

  private static final BigInteger WHOLE = BigInteger.ONE.shiftLeft(62);
  private static final int MOST = 1 << 20;

  /** Below it the rounding of probabilities could outweigh epsilon. */
  private static final double LEAST = 1e-6;

  public RandomizedResponse {
    Checks.inRange("categories", categories, 2, MOST);
    Checks.positive("epsilon", epsilon);
    Checks.argument(epsilon >= LEAST, "epsilon", epsilon, "at least " + LEAST);
  }

  /** The probability of each other answer. */
  public double lie() {
    return 1 / (Math.exp(epsilon) + categories - 1) * (1 + 1e-14);
  }

  /** The probability of the true answer. */
  public double truth() {
    return 1 - (categories - 1) * lie();
  }

  /** The answer to send for this category, 0 to categories - 1. */
  public int release(int category) {
    return release(category, Bits.secure());
  }

  int release(int category, Bits bits) {
    Checks.inRange("category", category, 0, categories - 1);
    var honest = BigInteger.valueOf((long) Math.floor(truth() * WHOLE.doubleValue() * (1 - 1e-14)));
    if (bits.bernoulli(honest, WHOLE)) {
      return category;
    }
    int other = (int) bits.below(categories - 1);
    return other < category ? other : other + 1;
  }

  /** Unbiased counts of each category from the counts of answers. */
  public double[] estimate(long... answers) {
    Checks.argument(
        answers.length == categories, "answers", answers.length, categories + " counts");
    double total = 0;
    for (long count : answers) {
      total += count;
    }
    var estimates = new double[categories];
    for (int i = 0; i < categories; i++) {
      estimates[i] = (answers[i] - total * lie()) / (truth() - lie());
    }
    return estimates;
  }
}
