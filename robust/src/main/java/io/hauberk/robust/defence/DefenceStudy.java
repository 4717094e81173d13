package io.hauberk.robust.defence;

import io.hauberk.core.Progress;
import io.hauberk.robust.Trial;
import io.hauberk.robust.TrialResult;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.data.DataSet;

/**
 * What a defence seems to give, and what is left of it: the same attack on the model alone, made on
 * the model alone and tried on the defended one, and made through the defence.
 *
 * @param unaware says nothing of robustness; it is there to be seen beside {@code adaptive}
 * @param adaptive the only figure that may be claimed, as an upper bound
 */
public record DefenceStudy(TrialResult undefended, TrialResult unaware, TrialResult adaptive) {

  /**
   * Tries all three on the same samples.
   *
   * @param attacks in order, each on the samples that still stand
   */
  public static DefenceStudy of(
      Defended defended, Trial attacks, DataSet samples, Progress progress) {
    var plain = attacks.run(defended.model(), samples, progress);
    var unaware = unaware(defended.model(), attacks).run(defended, samples, progress);
    return new DefenceStudy(plain, unaware, attacks.run(defended, samples, progress));
  }

  private static Trial unaware(Classifier seen, Trial trial) {
    var attacks = trial.attacks().stream().map(attack -> new Unaware(attack, seen)).toList();
    return new Trial(attacks, trial.aim(), trial.batchSize());
  }
}
