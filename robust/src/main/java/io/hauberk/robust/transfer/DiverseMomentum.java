package io.hauberk.robust.transfer;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.robust.Attack;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Goal;
import io.hauberk.robust.StepSize;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Steps along the sum of the gradients so far, taken on changed pictures of the images: what it
 * finds fools other models too, more often than plain descent's does.
 *
 * <p>Source: Dong et al. 2018, algorithm 1 (momentum); Xie et al. 2019, section 3.3 (with input
 * diversity). Needs gradients, of the surrogate only. Cost: one forward and backward pass a step.
 *
 * @param momentum decay of the sum (mu)
 * @param randomness of the diversity, keyed by sample and step
 */
public record DiverseMomentum(
    Budget budget,
    StepSize stepSize,
    int steps,
    double momentum,
    Diversity diversity,
    Goal goal,
    Randomness randomness)
    implements Attack<Classifier> {

  public static final int DEFAULT_STEPS = 20;

  /** Of Dong et al. 2018. */
  public static final double DEFAULT_MOMENTUM = 1;

  private static final double TINY = 1e-12;

  public DiverseMomentum {
    Checks.positive("steps", steps);
    Checks.notNegative("momentum", momentum);
  }

  /** Twenty steps that cross the ball twice, with the papers' momentum and diversity. */
  public static DiverseMomentum of(Budget budget, Goal goal, Randomness randomness) {
    return new DiverseMomentum(
        budget,
        new StepSize.Relative(0.1),
        DEFAULT_STEPS,
        DEFAULT_MOMENTUM,
        Diversity.DEFAULT,
        goal,
        randomness.derive("diversity"));
  }

  /** The same with other draws. */
  DiverseMomentum again(long number) {
    var other = randomness.derive("restart " + number);
    return new DiverseMomentum(budget, stepSize, steps, momentum, diversity, goal, other);
  }

  @Override
  public Tensor perturb(Classifier model, Batch batch) {
    Checks.argument(batch.inputs().dim() == 4, "inputs", batch.inputs().dim(), "[n, c, h, w]");
    double length = goal.lossSign() * stepSize.length(budget.epsilon());
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var at = batch.inputs().clone();
      var sum = torch.zeros_like(at);
      for (int step = 0; step < steps; step++) {
        try (var inner = TensorScope.open()) {
          var gradient = gradient(model, batch, at, step);
          var size = gradient.flatten(1, -1).abs().mean(1).add(new Scalar(TINY));
          sum.mul_(new Scalar(momentum)).add_(gradient.div(size.view(Tensors.perSample(at))));
          var moved = at.add(budget.norm().steepest(sum), new Scalar(length));
          at.copy_(budget.nearest(batch.inputs(), moved));
        }
      }
      return scope.keep(at);
    }
  }

  /** Of the summed cross-entropy. */
  private Tensor gradient(Classifier model, Batch batch, Tensor at, long step) {
    var places = diversity.places(batch, randomness, step);
    var point = model.pullback(Diversity.changed(at, places));
    var logits = point.logits();
    var byLogits = logits.softmax(1).sub(torch.one_hot(batch.labels(), logits.size(1)));
    return Diversity.pulledBack(point.toInputs().apply(byLogits), places);
  }
}
