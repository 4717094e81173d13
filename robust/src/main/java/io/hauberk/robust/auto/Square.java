package io.hauberk.robust.auto;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.robust.Attack;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Goal;
import io.hauberk.robust.LpNorm;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Square attack: random search with squares of the ball's corners (Andriushchenko et al. 2020,
 * algorithms 1 and 2, for Linf; for L2 and L1 the squares are scaled into the ball). It needs
 * scores only, so it does not care whether gradients tell the truth.
 *
 * <p>Threat model: black box with scores. Cost: one query a step, for samples still standing. The
 * draws are keyed by seed, sample and step.
 *
 * @param firstShare of the image's values in the first squares (p)
 */
public record Square(Budget budget, int queries, double firstShare, Randomness randomness)
    implements Attack<ScoreOracle> {

  /** Of AutoAttack. */
  public static final int DEFAULT_QUERIES = 5000;

  /** Of AutoAttack. */
  public static final double DEFAULT_FIRST_SHARE = 0.8;

  public Square {
    Checks.positive("queries", queries);
    Checks.argument(
        firstShare > 0 && firstShare <= 1, "firstShare", firstShare, "above 0, at most 1");
  }

  @Override
  public Tensor perturb(ScoreOracle model, Batch batch) {
    Checks.argument(batch.inputs().dim() == 4, "inputs", batch.inputs().dim(), "[n, c, h, w]");
    try (var scope = TensorScope.open()) {
      return scope.keep(new SquareRun(this, model, batch).run());
    }
  }

  @Override
  public Goal goal() {
    return Goal.UNTARGETED;
  }

  /** How the images change: in place at the corners of the Linf ball, scaled into the others. */
  Strokes strokes(Batch batch) {
    var brush = Brush.of(randomness, batch);
    return budget.norm() == LpNorm.LINF
        ? new CornerStrokes(budget.epsilon(), brush, batch)
        : new ScaledStrokes(budget, brush, batch);
  }
}
