package io.hauberk.cli;

import com.google.errorprone.annotations.Immutable;
import io.hauberk.robust.StepSize;
import io.hauberk.robust.Trial;
import io.hauberk.robust.whitebox.MiFgsm;
import java.util.List;

/** Steps with momentum, within a budget. */
@Immutable
record MomentumVerb() implements AttackVerb {

  @Override
  public List<String> results() {
    return Trials.METRICS;
  }

  /** Without a step size, the steps together are as long as epsilon. */
  @Override
  public Work prepare(AttackFlags flags) {
    var threat = flags.threat();
    var budget = threat.budget();
    int steps = threat.steps().orElse(MiFgsm.DEFAULT_STEPS);
    var size = threat.givenStepSize().orElseGet(() -> new StepSize.Relative(1.0 / steps));
    var goal = flags.aim().goal();
    var attack = new MiFgsm(budget, size, steps, MiFgsm.DEFAULT_DECAY, goal);
    var trial = new Trial(List.of(attack), flags.aim(), flags.minimal().batchSize());
    return scene -> BudgetVerb.told(scene, attack, trial);
  }
}
