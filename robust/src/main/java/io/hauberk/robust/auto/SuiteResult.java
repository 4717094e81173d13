package io.hauberk.robust.auto;

import io.hauberk.core.Checks;
import io.hauberk.robust.TrialResult;
import java.util.List;

/**
 * What a suite left standing.
 *
 * @param trial the worst case of every sample over all attacks
 * @param attacks in the order they ran
 */
public record SuiteResult(TrialResult trial, List<AttackTally> attacks) {

  public SuiteResult {
    attacks = List.copyOf(attacks);
  }

  /**
   * What one attack did.
   *
   * @param attacked samples that stood when it began
   * @param fooled of them
   * @param samples of the data set
   * @param standing when it ended
   */
  public record AttackTally(
      String name, int attacked, int fooled, int samples, int standing, double seconds) {
    public AttackTally {
      Checks.inRange("fooled", fooled, 0, attacked);
    }

    /** Share of all samples still right after it and those before. */
    public double robustAccuracy() {
      return (double) standing / samples;
    }
  }
}
