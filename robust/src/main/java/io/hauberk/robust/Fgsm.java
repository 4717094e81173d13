package io.hauberk.robust;

import io.hauberk.tensor.Batch;
import org.bytedeco.pytorch.Tensor;

/**
 * One step as long as the ball's radius (Goodfellow et al. 2015, section 4). Weak: a model that
 * withstands only this is not robust.
 */
public record Fgsm(Budget budget, Goal goal) implements StepwiseAttack {

  @Override
  public int steps() {
    return 1;
  }

  @Override
  public double stepLength() {
    return budget.epsilon();
  }

  @Override
  public Tensor start(Batch batch) {
    return batch.inputs().clone();
  }

  @Override
  public StepwiseAttack restart(long number) {
    return this;
  }

  @Override
  public StepwiseAttack withEpsilon(double epsilon) {
    return new Fgsm(budget.withEpsilon(epsilon), goal);
  }
}
