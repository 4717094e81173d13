package io.hauberk.robust.poison;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.data.DataSet;

/**
 * A backdoor: a trigger on a share of the samples, all labelled as the target (Gu et al. 2017).
 *
 * @param share of all samples, taken from the other classes
 */
public record BadNets(Trigger trigger, int target, double share, Randomness randomness)
    implements Poisoning {

  @Override
  public Poisoned poison(DataSet clean) {
    Poisoning.checkClasses(clean);
    Checks.inRange("target", target, 0, clean.classes().size() - 1);
    var places = Choice.places(clean.labels(), label -> label != target, share, randomness);
    return Edit.of(clean, places, batch -> trigger.stamp(batch.inputs()), place -> target);
  }
}
