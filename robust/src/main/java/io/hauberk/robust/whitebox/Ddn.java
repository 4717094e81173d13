package io.hauberk.robust.whitebox;

import io.hauberk.core.Checks;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Decoupled direction and norm: the gradient turns the change, and its L2 length shrinks where it
 * fools and grows where it does not (Rony et al. 2019, algorithm 1).
 *
 * <p>Threat model: white box. Cost: one forward and one backward pass a step; the last five steps
 * go to a bisection of the line back to the input. Nothing is drawn.
 *
 * @param factor by which the length changes each step (gamma)
 * @param firstLength of the change, in input units
 */
public record Ddn(Goal goal, int steps, double factor, double firstLength)
    implements MinimalAttack {

  /** Rony et al. 2019, section 4, and Foolbox. */
  public static final int DEFAULT_STEPS = 100;

  /** Rony et al. 2019, section 4. */
  public static final double DEFAULT_FACTOR = 0.05;

  /** Rony et al. 2019, algorithm 1. */
  public static final double DEFAULT_FIRST_LENGTH = 1;

  public Ddn {
    Checks.positive("steps", steps);
    Checks.argument(factor > 0 && factor < 1, "factor", factor, "> 0 and < 1");
    Checks.positive("firstLength", firstLength);
  }

  /** With the paper's factor and first length. */
  public static Ddn of(Goal goal, int steps) {
    return new Ddn(goal, steps, DEFAULT_FACTOR, DEFAULT_FIRST_LENGTH);
  }

  @Override
  public Distance distance() {
    return Distance.L2;
  }

  @Override
  public Minimal minimise(Classifier model, Batch batch) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var nearest = new Nearest(Distance.L2, batch.inputs());
      var x = batch.inputs().clone();
      var length = torch.full(new long[] {batch.size()}, new Scalar(firstLength), x.options());
      var way = new Slope.Way(Climb.CROSS_ENTROPY, batch.labels(), goal);
      int climbs = Polish.stepsBefore(steps);
      var stepSize = new Cosine(1, 0.01, climbs);
      for (int step = 0; step < climbs; step++) {
        try (var inner = TensorScope.open()) {
          var slope = Slope.at(model, x, way);
          var reached = way.reached(slope);
          nearest.offer(x, reached);
          length.mul_(reached.mul(new Scalar(-2 * factor)).add(new Scalar(1 + factor)));
          var offset = x.sub(batch.inputs());
          offset.add_(Distance.unit(slope.gradient()), new Scalar(stepSize.at(step)));
          x.copy_(sized(offset, length).add_(batch.inputs()));
          x.clamp_(Tensors.optional(0), Tensors.optional(1));
        }
      }
      nearest.offer(x, goal.reached(model.logits(x), batch.labels()));
      Polish.line(model, batch.inputs(), way::reached, nearest);
      return Kept.by(scope, nearest);
    }
  }

  private static Tensor sized(Tensor offset, Tensor length) {
    return Distance.unit(offset).mul(Distance.perSample(length, offset));
  }
}
