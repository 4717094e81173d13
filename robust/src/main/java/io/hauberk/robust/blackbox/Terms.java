package io.hauberk.robust.blackbox;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.robust.Goal;

/**
 * What every black-box attack is given.
 *
 * @param queries a sample, at most: every input whose answer the attack sees counts one, the look
 *     at the untouched input included
 * @param randomness keyed by sample id and by the attack's own count of draws
 */
public record Terms(long queries, Goal goal, Randomness randomness) {

  public Terms {
    Checks.positive("queries", queries);
  }

  /** Away from the true class. */
  public static Terms untargeted(long queries, long seed) {
    return new Terms(queries, Goal.UNTARGETED, new Randomness(seed));
  }

  /** Whether this prediction is what the attacker wants. */
  boolean reached(long predicted, long label) {
    return switch (goal) {
      case UNTARGETED -> predicted != label;
      case TARGETED -> predicted == label;
    };
  }
}
