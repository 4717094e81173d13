package io.hauberk.robust.poison;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.robust.StepwiseAttack;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.data.DataSet;

/**
 * A backdoor under true labels: samples of the target class are made hard to learn by an attack on
 * a model of the attacker's own, then carry the trigger (Turner et al. 2019, section 3.3).
 *
 * @param share of all samples, taken from the target class
 * @param attack untargeted, on {@code own}
 */
public record CleanLabel(
    Trigger trigger,
    int target,
    double share,
    StepwiseAttack attack,
    Classifier own,
    Randomness randomness)
    implements Poisoning {

  @Override
  public Poisoned poison(DataSet clean) {
    Poisoning.checkClasses(clean);
    Checks.inRange("target", target, 0, clean.classes().size() - 1);
    var places = Choice.places(clean.labels(), label -> label == target, share, randomness);
    return Edit.of(
        clean, places, batch -> trigger.stamp(attack.perturb(own, batch)), place -> target);
  }
}
