package io.hauberk.robust.whitebox;

import io.hauberk.core.Checks;
import io.hauberk.robust.Attack;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.LabelOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * One change for all inputs, found by {@link UniversalPerturbation}; results are cut to [0, 1].
 *
 * <p>Threat model: the model is not asked at all. Cost: none.
 */
public final class SharedChange implements Attack<LabelOracle> {

  private final Budget budget;
  private final Goal goal;
  private final Learnt change;

  /** Copies {@code change}, [1, ...], which lies in the ball of {@code budget}. */
  SharedChange(Budget budget, Goal goal, Tensor change) {
    this.budget = budget;
    this.goal = goal;
    this.change = new Learnt(change);
  }

  public Budget budget() {
    return budget;
  }

  /** The change, row by row. */
  public float[] values() {
    return change.values();
  }

  @Override
  public Goal goal() {
    return goal;
  }

  @Override
  public Tensor perturb(LabelOracle model, Batch batch) {
    long size = batch.inputs().numel() / Math.max(1, batch.size());
    Checks.argument(
        size == change.size(), "inputs", size + " values", change.size() + ", as learnt");
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      return scope.keep(add(batch.inputs(), change.tensor()));
    }
  }

  static Tensor add(Tensor inputs, Tensor change) {
    return inputs.add(change).clamp_(Tensors.optional(0), Tensors.optional(1));
  }

  @Override
  public String toString() {
    return "SharedChange[budget=" + budget + ", goal=" + goal + "]";
  }
}
