package io.hauberk.robust.whitebox;

import io.hauberk.core.Checks;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Elastic net: minimises ||d||_2^2 + sparsity ||d||_1 + c max(confidence - lead, 0) by accelerated
 * shrinking and thresholding, with a search for each sample's smallest c; the example of least L1
 * is kept (Chen et al. 2018, algorithm 1, decision rule L1).
 *
 * <p>Threat model: white box. Cost: {@code searches} times {@code steps} passes, each two forward
 * and one backward, and ten forward passes to bisect the line back. Nothing is drawn.
 *
 * @param stepSize of the first step; it falls as the square root of what is left
 * @param sparsity weight of L1 (beta)
 */
public record Ead(
    Goal goal, int searches, int steps, double stepSize, double sparsity, double firstWeight)
    implements MinimalAttack {

  /** Chen et al. 2018, section 4. */
  public static final int DEFAULT_STEPS = 1000;

  /** Chen et al. 2018, section 4. */
  public static final int DEFAULT_SEARCHES = 9;

  /** Chen et al. 2018, section 4. */
  public static final double DEFAULT_STEP_SIZE = 0.01;

  /** Chen et al. 2018, section 4: 1e-2 does well on MNIST. */
  public static final double DEFAULT_SPARSITY = 0.01;

  /** Chen et al. 2018, section 4. */
  public static final double DEFAULT_FIRST_WEIGHT = 1e-3;

  public Ead {
    Checks.positive("searches", searches);
    Checks.positive("steps", steps);
    Checks.positive("stepSize", stepSize);
    Checks.positive("sparsity", sparsity);
    Checks.positive("firstWeight", firstWeight);
  }

  /** With the paper's step size, sparsity and first weight. */
  public static Ead of(Goal goal, int searches, int steps) {
    return new Ead(
        goal, searches, steps, DEFAULT_STEP_SIZE, DEFAULT_SPARSITY, DEFAULT_FIRST_WEIGHT);
  }

  @Override
  public Distance distance() {
    return Distance.L1;
  }

  @Override
  public Minimal minimise(Classifier model, Batch batch) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var nearest = new Nearest(Distance.L1, batch.inputs());
      var search = new WeightSearch(batch.inputs(), firstWeight);
      for (int i = 0; i < searches; i++) {
        try (var inner = TensorScope.open()) {
          search.next(new Shrinking(this, model, batch).run(search.weight(), nearest));
        }
      }
      var way = new Slope.Way(Climb.LEAD, batch.labels(), goal);
      Polish.line(model, batch.inputs(), way::reached, nearest);
      return Kept.by(scope, nearest);
    }
  }
}
