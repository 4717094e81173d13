package io.hauberk.robust.whitebox;

import io.hauberk.core.Checks;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;

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

  private static final double GROWTH = 10;

  /** Outweighs any sum; a product with it is still finite. */
  private static final double LARGEST_WEIGHT = 1e9;

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
          torch.full(new long[] {batch.size()}, new Scalar(firstWeight), batch.inputs().options());
      var descent = new LinfDescent(this, model, batch);
      for (int round = 0; round < rounds; round++) {
        try (var inner = TensorScope.open()) {
          var fooled = descent.run(new Hinge.Penalty(way, weight, 0), nearest);
          var more = weight.mul(new Scalar(GROWTH)).clamp_max_(new Scalar(LARGEST_WEIGHT));
          weight.copy_(torch.where(fooled, weight, more));
        }
      }
      Polish.line(model, batch.inputs(), way::reached, nearest);
      return Kept.by(scope, nearest);
    }
  }
}
