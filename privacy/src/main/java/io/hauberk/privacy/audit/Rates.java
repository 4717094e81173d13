package io.hauberk.privacy.audit;

import io.hauberk.core.Checks;

/**
 * How an attack did in independent games: in each, a training either used the record in question or
 * did not, and the attacker said which.
 *
 * @param members games with the record
 * @param hits of them, those called so
 * @param others games without it
 * @param alarms of them, those called wrongly
 */
public record Rates(long members, long hits, long others, long alarms) {

  public Rates {
    Checks.positive("members", members);
    Checks.positive("others", others);
    Checks.argument(hits >= 0 && hits <= members, "hits", hits, "0 to " + members);
    Checks.argument(alarms >= 0 && alarms <= others, "alarms", alarms, "0 to " + others);
  }

  /** The true positive rate seen. */
  public double truePositiveRate() {
    return (double) hits / members;
  }

  /** The false positive rate seen. */
  public double falsePositiveRate() {
    return (double) alarms / others;
  }

  /**
   * A lower bound of epsilon, at least 0: of every (epsilon, delta)-private training TPR &lt;=
   * e^epsilon FPR + delta, and 1 - FPR &lt;= e^epsilon (1 - TPR) + delta (Kairouz et al. 2015,
   * theorem 2.1). Both rates by Clopper and Pearson at half the significance each, as in Nasr et
   * al., Adversary instantiation (2021), section 2.4.
   *
   * <p>Guarantee: above the true epsilon with probability 1 - {@code confidence} at most, if the
   * games were independent and the rule of calling was fixed before them.
   */
  public double epsilon(double delta, double confidence) {
    Binomial.checkDelta(delta);
    Binomial.checkConfidence(confidence);
    double half = (1 - confidence) / 2;
    double low = Binomial.lower(hits, members, half);
    double high = Binomial.upper(alarms, others, half);
    return Math.max(0, Math.max(ratio(low - delta, high), ratio(1 - high - delta, 1 - low)));
  }

  private static double ratio(double gained, double lost) {
    return gained <= 0 ? 0 : Math.log(gained / lost);
  }
}
