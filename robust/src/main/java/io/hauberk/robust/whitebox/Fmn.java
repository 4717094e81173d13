package io.hauberk.robust.whitebox;

import io.hauberk.core.Checks;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Fast minimum norm: the lead is climbed inside a ball whose radius follows the boundary, first by
 * its linear estimate, then by growing and shrinking (Pintor et al. 2021, algorithm 1).
 *
 * <p>Threat model: white box. Cost: one forward and one backward pass a step; the last five steps
 * go to a bisection of the line back to the input. Nothing is drawn.
 *
 * @param firstStep length of the first step in L2 (alpha), in input units; the last is a hundredth
 * @param factor by which the radius changes at first (gamma)
 */
public record Fmn(Distance distance, Goal goal, int steps, double firstStep, double factor)
    implements MinimalAttack {

  /** Pintor et al. 2021, section 4, and Foolbox. */
  public static final int DEFAULT_STEPS = 100;

  /** Pintor et al. 2021, section 4. */
  public static final double DEFAULT_FIRST_STEP = 1;

  /** Pintor et al. 2021, section 4. */
  public static final double DEFAULT_FACTOR = 0.05;

  public Fmn {
    Checks.positive("steps", steps);
    Checks.positive("firstStep", firstStep);
    Checks.argument(factor > 0 && factor < 1, "factor", factor, "> 0 and < 1");
  }

  /** With the paper's first step and factor. */
  public static Fmn of(Distance distance, Goal goal, int steps) {
    return new Fmn(distance, goal, steps, DEFAULT_FIRST_STEP, DEFAULT_FACTOR);
  }

  @Override
  public Minimal minimise(Classifier model, Batch batch) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      return Kept.by(scope, new FmnRun(this, model, batch).run());
    }
  }
}
