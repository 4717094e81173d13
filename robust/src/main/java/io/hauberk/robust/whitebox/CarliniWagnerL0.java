package io.hauberk.robust.whitebox;

import io.hauberk.core.Checks;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Fools within a set of values, takes from the set those that matter least by gradient times
 * change, and goes on with the rest (Carlini and Wagner 2017, section VI.B). Here a share of the
 * set goes at once; where that was too much, half of it, down to a single value. The box is kept by
 * clamping: the tanh of the paper all but stands still at black and white values.
 *
 * <p>Threat model: white box. Cost: {@code rounds} times {@code steps} forward and backward passes,
 * at most. Nothing is drawn.
 *
 * @param stepSize of Adam, in input units
 */
public record CarliniWagnerL0(Goal goal, int rounds, int steps, double stepSize)
    implements MinimalAttack {

  /** From 784 values to one by halves and thirds, and the last ones singly. */
  public static final int DEFAULT_ROUNDS = 40;

  /** Warm starts need few. */
  public static final int DEFAULT_STEPS = 25;

  /** A value crosses the box in ten steps. */
  public static final double DEFAULT_STEP_SIZE = 0.1;

  public CarliniWagnerL0 {
    Checks.positive("rounds", rounds);
    Checks.positive("steps", steps);
    Checks.positive("stepSize", stepSize);
  }

  /** With the default step size. */
  public static CarliniWagnerL0 of(Goal goal, int rounds, int steps) {
    return new CarliniWagnerL0(goal, rounds, steps, DEFAULT_STEP_SIZE);
  }

  @Override
  public Distance distance() {
    return Distance.L0;
  }

  @Override
  public Minimal minimise(Classifier model, Batch batch) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var nearest = new Nearest(Distance.L0, batch.inputs());
      new Fewer(this, model, batch).run(nearest);
      return Kept.by(scope, nearest);
    }
  }
}
