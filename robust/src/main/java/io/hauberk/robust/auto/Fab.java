package io.hauberk.robust.auto;

import io.hauberk.core.Checks;
import io.hauberk.robust.Attack;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Fast adaptive boundary attack, targeted: steps to the linearised decision boundary, drawn back
 * towards the input (Croce and Hein 2020, "Minimally distorted adversarial examples with a fast
 * adaptive boundary attack", algorithm 1). It seeks the closest example; a sample leaves once one
 * is within the budget.
 *
 * <p>Threat model: white box. Cost: one forward and one backward pass a step.
 */
public record Fab(Budget budget, TargetRank target, int steps) implements Attack<Classifier> {

  /** Of the paper's evaluation in AutoAttack. */
  public static final int DEFAULT_STEPS = 100;

  public Fab {
    Checks.positive("steps", steps);
    Checks.argument(target.rank() > 0, "target", target.rank(), "a rank from 1");
  }

  @Override
  public Tensor perturb(Classifier model, Batch batch) {
    try (var scope = TensorScope.open()) {
      return scope.keep(new FabRun(this, model, target.aim(model, batch)).run());
    }
  }

  @Override
  public Goal goal() {
    return Goal.UNTARGETED;
  }
}
