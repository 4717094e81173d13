package io.hauberk.robust.whitebox;

import io.hauberk.core.Checks;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Takes the pair of values whose move to the end of the box raises the label aimed at most, times
 * what the move takes from all others together, and moves them for good, until the goal is reached
 * (Papernot et al. 2016, algorithms 2 and 3). Values move either way, whichever helps. Untargeted,
 * the label itself is lowered and the others raised. Pairs are sought among the {@value
 * #CANDIDATES} values that help most alone; where no pair does both, the one that helps most is
 * taken, where the paper gives up.
 *
 * <p>Threat model: white box. Cost: one forward and two backward passes a step. Nothing is drawn.
 *
 * @param steps of two values each
 */
public record Jsma(Goal goal, int steps) implements MinimalAttack {

  /** Papernot et al. 2016, section IV.B: a seventh of a 28 x 28 image. */
  public static final int DEFAULT_STEPS = 56;

  /** Enough that the best pair is seldom outside. */
  static final int CANDIDATES = 48;

  public Jsma {
    Checks.positive("steps", steps);
  }

  @Override
  public Distance distance() {
    return Distance.L0;
  }

  @Override
  public Minimal minimise(Classifier model, Batch batch) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      return Kept.by(scope, new Saliency(this, model, batch).run());
    }
  }
}
