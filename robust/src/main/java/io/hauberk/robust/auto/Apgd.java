package io.hauberk.robust.auto;

import io.hauberk.core.Checks;
import io.hauberk.robust.Attack;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Goal;
import io.hauberk.robust.RandomStart;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Auto-PGD: projected gradient ascent with momentum that halves its step where progress stops, and
 * goes back to the best point so far (Croce and Hein 2020, algorithm 1). It has no step size to
 * tune.
 *
 * <p>Threat model: white box, perturbations within {@code budget}. Cost: one forward and one
 * backward pass a step, for samples still standing.
 *
 * @param loss what it climbs
 * @param target which class it aims at
 */
public record Apgd(Budget budget, Loss loss, TargetRank target, int steps, RandomStart from)
    implements Attack<Classifier> {

  /** Of the paper. */
  public static final int DEFAULT_STEPS = 100;

  public Apgd {
    Checks.positive("steps", steps);
  }

  @Override
  public Tensor perturb(Classifier model, Batch batch) {
    try (var scope = TensorScope.open()) {
      var victims = target.aim(model, batch);
      return scope.keep(new ApgdRun(this, model, victims).run());
    }
  }

  @Override
  public Goal goal() {
    return Goal.UNTARGETED;
  }
}
