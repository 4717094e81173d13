package io.hauberk.robust.whitebox;

import io.hauberk.core.Checks;
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
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Steps along a running sum of gradients, each brought to unit L1 length first (Dong et al. 2018,
 * algorithm 1). Its examples carry over to other models better than those of plain steps.
 *
 * <p>Threat model: white box, perturbations within {@code budget}. Cost: one forward and one
 * backward pass a step, and a forward pass. Nothing is drawn.
 *
 * @param decay of the sum at each step (mu)
 */
public record MiFgsm(Budget budget, StepSize stepSize, int steps, double decay, Goal goal)
    implements Attack<Classifier> {

  /** Dong et al. 2018, section 4.1. */
  public static final int DEFAULT_STEPS = 10;

  /** Dong et al. 2018, section 4.1: steps that together are as long as epsilon. */
  public static final StepSize DEFAULT_STEP_SIZE = new StepSize.Relative(1.0 / DEFAULT_STEPS);

  /** Dong et al. 2018, section 4.1. */
  public static final double DEFAULT_DECAY = 1;

  public MiFgsm {
    Checks.positive("steps", steps);
    Checks.notNegative("decay", decay);
  }

  /** Takes all steps and returns where they end. */
  @Override
  public Tensor perturb(Classifier model, Batch batch) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var path = new Path(model, batch);
      for (int step = 0; step < steps; step++) {
        path.step();
      }
      return scope.keep(path.x);
    }
  }

  /** Keeps the first example on each sample's path. */
  @Override
  public Tensor search(Classifier model, Batch batch) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var path = new Path(model, batch);
      for (int step = 0; step < steps && !path.over(); step++) {
        path.step();
      }
      return scope.keep(
          torch.where(path.fooled.view(Tensors.perSample(path.x)), path.first, path.x));
    }
  }

  /** Where the samples stand, and where each was first fooled. */
  private final class Path {
    private final Classifier model;
    private final Batch batch;
    private final Slope.Way way;
    private final Tensor x;
    private final Tensor sum;
    private final Tensor first;
    private final Tensor fooled;

    Path(Classifier model, Batch batch) {
      this.model = model;
      this.batch = batch;
      this.way = new Slope.Way(Climb.CROSS_ENTROPY, batch.labels(), goal);
      this.x = batch.inputs().clone();
      this.first = batch.inputs().clone();
      this.sum = torch.zeros_like(x);
      this.fooled = torch.zeros(new long[] {batch.size()}, Tensors.options(ScalarType.Bool));
    }

    boolean over() {
      return fooled.all().item_bool();
    }

    void step() {
      try (var scope = TensorScope.open()) {
        var slope = Slope.at(model, x, way);
        var newly = way.reached(slope).logical_and(fooled.logical_not());
        first.copy_(torch.where(newly.view(Tensors.perSample(x)), x, first));
        fooled.logical_or_(newly);
        var length = Distance.L1.size(slope.gradient()).clamp_min(new Scalar(Distance.TINY));
        sum.mul_(new Scalar(decay)).add_(slope.gradient().div(Distance.perSample(length, x)));
        var direction = budget.norm().steepest(sum);
        var moved = x.add(direction, new Scalar(stepSize.length(budget.epsilon())));
        x.copy_(budget.nearest(batch.inputs(), moved));
      }
    }
  }
}
