package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.robust.Goal;
import io.hauberk.robust.whitebox.CarliniWagnerL0;
import io.hauberk.robust.whitebox.CarliniWagnerL2;
import io.hauberk.robust.whitebox.CarliniWagnerLinf;
import io.hauberk.robust.whitebox.Ddn;
import io.hauberk.robust.whitebox.DeepFool;
import io.hauberk.robust.whitebox.Distance;
import io.hauberk.robust.whitebox.Ead;
import io.hauberk.robust.whitebox.Fmn;
import io.hauberk.robust.whitebox.Jsma;
import io.hauberk.robust.whitebox.MinimalAttack;
import java.util.Optional;
import java.util.OptionalInt;

/** The attacks that seek the smallest change. */
enum MinimalMethod {
  DDN {
    @Override
    MinimalAttack build(Goal goal, Effort effort) {
      return Ddn.of(goal, effort.steps.orElse(Ddn.DEFAULT_STEPS));
    }
  },
  FMN {
    @Override
    MinimalAttack build(Goal goal, Effort effort) {
      return Fmn.of(effort.wanted(), goal, effort.steps.orElse(Fmn.DEFAULT_STEPS));
    }
  },
  DEEPFOOL {
    @Override
    MinimalAttack build(Goal goal, Effort effort) {
      Checks.argument(goal == Goal.UNTARGETED, "--aim", goal, "true_class for deepfool");
      return DeepFool.of(effort.wanted(), effort.steps.orElse(DeepFool.DEFAULT_STEPS));
    }
  },
  CW {
    @Override
    MinimalAttack build(Goal goal, Effort effort) {
      return CarliniWagnerL2.of(
          goal,
          effort.searches.orElse(CarliniWagnerL2.DEFAULT_SEARCHES),
          effort.steps.orElse(CarliniWagnerL2.DEFAULT_STEPS));
    }
  },
  CW_L0 {
    @Override
    MinimalAttack build(Goal goal, Effort effort) {
      return CarliniWagnerL0.of(
          goal,
          effort.searches.orElse(CarliniWagnerL0.DEFAULT_ROUNDS),
          effort.steps.orElse(CarliniWagnerL0.DEFAULT_STEPS));
    }
  },
  CW_LINF {
    @Override
    MinimalAttack build(Goal goal, Effort effort) {
      return CarliniWagnerLinf.of(
          goal,
          effort.searches.orElse(CarliniWagnerLinf.DEFAULT_ROUNDS),
          effort.steps.orElse(CarliniWagnerLinf.DEFAULT_STEPS));
    }
  },
  JSMA {
    @Override
    MinimalAttack build(Goal goal, Effort effort) {
      return new Jsma(goal, effort.steps.orElse(Jsma.DEFAULT_STEPS));
    }
  },
  EAD {
    @Override
    MinimalAttack build(Goal goal, Effort effort) {
      return Ead.of(
          goal,
          effort.searches.orElse(Ead.DEFAULT_SEARCHES),
          effort.steps.orElse(Ead.DEFAULT_STEPS));
    }
  };

  abstract MinimalAttack build(Goal goal, Effort effort);

  /** How hard the attacker tries; what is not said has the attack's default. */
  record Effort(OptionalInt steps, OptionalInt searches, Optional<Distance> distance) {

    Distance wanted() {
      return distance.orElseThrow(
          () ->
              new IllegalArgumentException(
                  Checks.message(
                      "--distance", "none", "l0, l1, l2 or linf; a threat model has no default")));
    }
  }
}
