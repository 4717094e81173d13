package io.hauberk.robust.whitebox;

import io.hauberk.core.Checks;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Steps to the nearest of the linearised boundaries with other classes until one is crossed
 * (Moosavi-Dezfooli et al. 2016, algorithm 2; section 3.3 for Linf); the line back to the input is
 * then bisected. Samples leave once they are fooled.
 *
 * <p>Threat model: white box. Cost: one forward and {@code candidates - 1} backward passes a step,
 * a handful of steps for most samples, and ten forward passes. Nothing is drawn.
 *
 * @param distance L2 or Linf
 * @param candidates classes looked at, the likeliest ones, the label included
 * @param overshoot part of the way gone beyond the boundary
 */
public record DeepFool(Distance distance, int steps, int candidates, double overshoot)
    implements MinimalAttack {

  /** Moosavi-Dezfooli et al. 2016 and Foolbox. */
  public static final int DEFAULT_STEPS = 50;

  /** Moosavi-Dezfooli et al. 2016, section 4, and Foolbox. */
  public static final int DEFAULT_CANDIDATES = 10;

  /** Moosavi-Dezfooli et al. 2016, section 3.2. */
  public static final double DEFAULT_OVERSHOOT = 0.02;

  public DeepFool {
    Checks.argument(
        distance == Distance.L2 || distance == Distance.LINF, "distance", distance, "L2 or LINF");
    Checks.positive("steps", steps);
    Checks.argument(candidates > 1, "candidates", candidates, "2 or more");
    Checks.notNegative("overshoot", overshoot);
  }

  /** With the paper's candidates and overshoot. */
  public static DeepFool of(Distance distance, int steps) {
    return new DeepFool(distance, steps, DEFAULT_CANDIDATES, DEFAULT_OVERSHOOT);
  }

  @Override
  public Goal goal() {
    return Goal.UNTARGETED;
  }

  @Override
  public Minimal minimise(Classifier model, Batch batch) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      return Kept.by(scope, new DeepFoolRun(this, model, batch).run());
    }
  }
}
