package io.hauberk.privacy.audit;

import io.hauberk.core.Checks;

/**
 * What guesses about one single training say of its epsilon. Of {@code canaries} records each was
 * in the training or not by a fair coin of its own; for {@code guesses} of them the attacker said
 * which, and was right {@code correct} times.
 *
 * <p>Guarantee: {@link #epsilon} is above the true epsilon with probability 1 - confidence at most,
 * for any training that is (epsilon, delta)-private for adding or removing a record, and any way to
 * guess that was fixed beforehand. Several trainings count as one when their canaries are all
 * different.
 *
 * <p>Source: Steinke, Nasr, Jagielski, Privacy auditing with one (1) training run (2023), theorem
 * 5.2 and appendix D.
 */
public record OneRun(long canaries, long guesses, long correct) {

  private static final int BISECTIONS = 60;

  /** No audit of a million canaries reaches it. */
  private static final double LARGEST = 60;

  public OneRun {
    Checks.positive("canaries", canaries);
    Checks.argument(
        guesses >= 0 && guesses <= canaries, "guesses", guesses, "0 to " + canaries + " canaries");
    Checks.argument(
        correct >= 0 && correct <= guesses, "correct", correct, "0 to " + guesses + " guesses");
  }

  /**
   * How likely so many right guesses are at most, when the training is (epsilon, delta)-private.
   */
  public double pValue(double epsilon, double delta) {
    Checks.notNegative("epsilon", epsilon);
    Binomial.checkDelta(delta);
    double right = 1 / (1 + Math.exp(-epsilon));
    double beta = Binomial.atLeast(correct, guesses, right);
    if (delta == 0) {
      return beta;
    }
    double alpha = 0;
    for (long i = 1; i <= correct; i++) {
      double more = Binomial.atLeast(correct - i, guesses, right) - beta;
      alpha = Math.max(alpha, more / i);
      if (1.0 / (i + 1) <= alpha) { // no later term is larger
        break;
      }
    }
    return Math.min(1, beta + 2 * canaries * delta * alpha);
  }

  /** The largest epsilon that these guesses refute at this confidence; 0 when they refute none. */
  public double epsilon(double delta, double confidence) {
    Binomial.checkConfidence(confidence);
    double significance = 1 - confidence;
    if (pValue(0, 0) > significance || pValue(0, delta) > significance) {
      return 0;
    }
    double low = 0;
    double high = LARGEST;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (pValue(middle, delta) <= significance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
