package io.hauberk.robust;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Batch;
import org.bytedeco.pytorch.Tensor;

/**
 * Projected gradient descent on the cross-entropy from a random start (Madry et al. 2018, equation
 * 2.1).
 *
 * <p>Threat model: white box, perturbations within {@code budget}.
 */
public record Pgd(Budget budget, StepSize stepSize, int steps, Goal goal, RandomStart from)
    implements StepwiseAttack {

  /** Madry et al. 2018 evaluate MNIST with 40 steps. */
  public static final int DEFAULT_STEPS = 40;

  /** Foolbox's: 40 steps of a thirtieth of epsilon cross the ball once and a third. */
  public static final StepSize DEFAULT_STEP_SIZE = new StepSize.Relative(1.0 / 30);

  public Pgd {
    Checks.positive("steps", steps);
  }

  @Override
  public double stepLength() {
    return stepSize.length(budget.epsilon());
  }

  @Override
  public Tensor start(Batch batch) {
    return from.draw(batch, budget);
  }

  @Override
  public StepwiseAttack restart(long number) {
    return new Pgd(budget, stepSize, steps, goal, from.again(number));
  }

  @Override
  public StepwiseAttack withEpsilon(double epsilon) {
    return new Pgd(budget.withEpsilon(epsilon), stepSize, steps, goal, from);
  }
}
