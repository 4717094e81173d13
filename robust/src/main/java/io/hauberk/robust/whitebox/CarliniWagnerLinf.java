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
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Minimises c max(-lead, 0) + sum of max(|d_i| - tau, 0) by Adam, tau a tenth below the smallest
 * change known, from round to round (Carlini and Wagner 2017, section VI.C). Where a round finds
 * nothing, its c grows tenfold. The box is kept by clamping: the tanh of the paper all but stands
 * still at black and white values.
 *
 * <p>Threat model: white box. Cost: {@code rounds} times {@code steps} forward and backward passes,
 * and ten forward passes to bisect the line back. Nothing is drawn.
 *
 * @param stepSize of Adam in the first round; it falls with tau
 * @param firstWeight c of the first round
 */
public record CarliniWagnerLinf(
    Goal goal, int rounds, int steps, double stepSize, double firstWeight)
    implements MinimalAttack {

  /** The smallest change falls by a tenth a round at least: 0.9^20 is an eighth. */
  public static final int DEFAULT_ROUNDS = 20;

  /** Warm starts need few. */
  public static final int DEFAULT_STEPS = 50;

  /** Carlini's code: 5e-3. */
  public static final double DEFAULT_STEP_SIZE = 0.005;

  /** Outweighs the sum where a value changes the lead by a tenth of itself. */
  public static final double DEFAULT_FIRST_WEIGHT = 10;

  /** Carlini and Wagner 2017, section VI.C. */
  private static final double TIGHTER = 0.9;

  private static final double GROWTH = 10;

  public CarliniWagnerLinf {
    Checks.positive("rounds", rounds);
    Checks.positive("steps", steps);
    Checks.positive("stepSize", stepSize);
    Checks.positive("firstWeight", firstWeight);
  }

  /** With the default step size and first weight. */
  public static CarliniWagnerLinf of(Goal goal, int rounds, int steps) {
    return new CarliniWagnerLinf(goal, rounds, steps, DEFAULT_STEP_SIZE, DEFAULT_FIRST_WEIGHT);
  }

  @Override
  public Distance distance() {
    return Distance.LINF;
  }

  @Override
  public Minimal minimise(Classifier model, Batch batch) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var nearest = new Nearest(Distance.LINF, batch.inputs());
      var way = new Slope.Way(Climb.LEAD, batch.labels(), goal);
      var weight =
          torch.full(
              new long[] {batch.size()}, new Scalar(firstWeight), batch.inputs().options());
      for (int round = 0; round < rounds; round++) {
        try (var inner = TensorScope.open()) {
          var fooled = descend(model, batch, new Hinge.Penalty(way, weight, 0), nearest);
          weight.copy_(torch.where(fooled, weight, weight.mul(new Scalar(GROWTH))));
        }
      }
      Polish.line(model, batch.inputs(), way::reached, nearest);
      return Kept.by(scope, nearest);
    }
  }

  /** One round; returns whether anything was met that is smaller than what was known, [n]. */
  private Tensor descend(Classifier model, Batch batch, Hinge.Penalty penalty, Nearest nearest) {
    var before = nearest.sizes().clone();
    var tau = before.clamp_max(new Scalar(1.0)).mul(new Scalar(TIGHTER));
    var x = nearest.examples().clone();
    var offset = x.sub(batch.inputs());
    var adam = new Adam(x, 1);
    var length = torch.min(tau.mul(new Scalar(0.1)), torch.full_like(tau, new Scalar(stepSize)));
    for (int step = 0; step < steps; step++) {
      try (var scope = TensorScope.open()) {
        var hinge = Hinge.at(model, x, penalty);
        nearest.offer(x, hinge.reached());
        offset.copy_(x.sub(batch.inputs()));
        var over = offset.abs().gt(Distance.perSample(tau, x));
        var gradient = torch.sign(offset).mul(over).add_(hinge.gradient());
        var moved = torch.zeros_like(x);
        adam.step(moved, gradient);
        x.add_(moved.mul(Distance.perSample(length, x)));
        x.clamp_(Tensors.optional(0), Tensors.optional(1));
      }
    }
    nearest.offer(x, Hinge.reached(model.logits(x), penalty));
    return nearest.sizes().lt(before).toType(ScalarType.Bool);
  }
}
