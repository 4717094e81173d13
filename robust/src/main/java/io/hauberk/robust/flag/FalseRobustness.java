package io.hauberk.robust.flag;

import io.hauberk.robust.StepwiseAttack;
import io.hauberk.robust.Views;
import io.hauberk.tensor.TensorScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for every sign that a robust accuracy may be false: what the model shows by itself, what an
 * iterative attack shows beside simpler ones, what shows on its way.
 *
 * <p>Cost: about 5 runs of the attack over the probe, and the attack on {@value #WATCHED} samples
 * one by one.
 */
public final class FalseRobustness {

  /** Samples whose paths are watched; they run one by one. */
  static final int WATCHED = 16;

  private FalseRobustness() {}

  /**
   * What was looked for, in that order; raised signs stand among the others. Where a sign makes the
   * rest meaningless, or the model has no sample of the probe right, the rest is missing.
   *
   * @param attack untargeted; its budget is the threat model
   */
  public static List<Reading> of(Probe probe, StepwiseAttack attack) {
    var readings = new ArrayList<Reading>();
    readings.add(AttackChecks.range(attack.budget(), probe.batch()));
    readings.addAll(ModelFlags.of(probe));
    boolean fatal = readings.stream().anyMatch(one -> one.raised() && one.sign().fatal());
    if (fatal || !GradientChecks.given(probe)) {
      return List.copyOf(readings);
    }
    try (var scope = TensorScope.open()) {
      var batch = probe.batch();
      var right = Views.of(probe.model(), batch.inputs()).right(batch.labels());
      if (right.length > 0) {
        readings.addAll(new AttackChecks(probe.with(batch.select(right)), attack).readings());
        var few = Arrays.copyOf(right, Math.min(right.length, WATCHED));
        readings.addAll(watched(probe.with(batch.select(few)), attack));
      }
    }
    return List.copyOf(readings);
  }

  private static List<Reading> watched(Probe probe, StepwiseAttack attack) {
    return new Indicators(attack, attack.budget()).of(probe);
  }
}
