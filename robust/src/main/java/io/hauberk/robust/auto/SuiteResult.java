package io.hauberk.robust.auto;

import io.hauberk.core.Checks;
import io.hauberk.robust.TrialResult;
import io.hauberk.robust.flag.Reading;
import io.hauberk.robust.flag.Sign;
import io.hauberk.robust.metric.Proportion;
import io.hauberk.robust.metric.Queries;
import java.util.List;
import java.util.Optional;

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
   * @param access what it uses of the model
   * @param alone of those it fooled, how many no attack of the suite that uses gradients can; 0 for
   *     one that uses gradients itself
   * @param queries all it asked
   */
  public record AttackTally(
      String name,
      int attacked,
      int fooled,
      int samples,
      int standing,
      double seconds,
      NamedAttack.Access access,
      int alone,
      Queries queries) {
    public AttackTally {
      Checks.inRange("fooled", fooled, 0, attacked);
      Checks.inRange("alone", alone, 0, fooled);
    }

    /** Share of all samples still right after it and those before. */
    public double robustAccuracy() {
      return robust().value();
    }

    /** The same, as a count. */
    public Proportion robust() {
      return new Proportion(standing, samples);
    }
  }

  /** What all attacks asked. */
  public Queries queries() {
    return attacks.stream().map(AttackTally::queries).reduce(Queries.NONE, Queries::plus);
  }

  /**
   * Whether scores alone fool what no gradients of the suite do (AutoAttack's check of Square): it
   * is a reading only where an attack of each access ran.
   */
  public Optional<Reading> blackBoxReading() {
    var byScores = attacks.stream().filter(one -> one.access == NamedAttack.Access.SCORES).toList();
    if (byScores.isEmpty() || byScores.size() == attacks.size()) {
      return Optional.empty();
    }
    int alone = byScores.stream().mapToInt(AttackTally::alone).sum();
    double share = (double) alone / attacks.get(0).samples;
    return Optional.of(new Reading(Sign.BLACK_BOX_BEATS_WHITE_BOX, share));
  }
}
