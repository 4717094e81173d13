package io.hauberk.robust;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Batch;
import org.bytedeco.pytorch.Tensor;

/** Small steps from the input itself (Kurakin et al. 2017, section 2.2). */
public record Bim(Budget budget, StepSize stepSize, int steps, Goal goal)
    implements StepwiseAttack {

  public Bim {
    Checks.positive("steps", steps);
  }

  @Override
  public double stepLength() {
    return stepSize.length(budget.epsilon());
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
    return new Bim(budget.withEpsilon(epsilon), stepSize, steps, goal);
  }
}
