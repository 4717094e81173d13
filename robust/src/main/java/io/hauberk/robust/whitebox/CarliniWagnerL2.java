package io.hauberk.robust.whitebox;

import io.hauberk.core.Checks;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Minimises ||x' - x||^2 + c max(confidence - lead, 0) over x' = (tanh w + 1) / 2 by Adam, with a
 * search for each sample's smallest c (Carlini and Wagner 2017, section VI.A). A sample stops its
 * descent when a tenth of the steps brought nothing; samples do not affect each other.
 *
 * <p>Threat model: white box. Cost: {@code searches} times {@code steps} forward and backward
 * passes, at most, and ten forward passes to bisect the line back. Nothing is drawn.
 *
 * @param confidence lead that an example must have (kappa)
 * @param firstWeight c of the first search
 */
public record CarliniWagnerL2(
    Goal goal, int searches, int steps, double stepSize, double confidence, double firstWeight)
    implements MinimalAttack {

  /** Foolbox takes 10,000; most of the gain is in the first thousand. */
  public static final int DEFAULT_STEPS = 1000;

  /** Carlini's code and Foolbox. */
  public static final int DEFAULT_SEARCHES = 9;

  /**
   * Ten times that of Carlini's code, which takes ten thousand steps: from a black or white value
   * to the middle it is 7 in tanh space, which a hundred steps of 0.01 do not come through.
   */
  public static final double DEFAULT_STEP_SIZE = 0.1;

  /** Carlini's code: 1e-3. */
  public static final double DEFAULT_FIRST_WEIGHT = 1e-3;

  public CarliniWagnerL2 {
    Checks.positive("searches", searches);
    Checks.positive("steps", steps);
    Checks.positive("stepSize", stepSize);
    Checks.notNegative("confidence", confidence);
    Checks.positive("firstWeight", firstWeight);
  }

  /** Without confidence, and with the first weight of the authors' code. */
  public static CarliniWagnerL2 of(Goal goal, int searches, int steps) {
    return new CarliniWagnerL2(goal, searches, steps, DEFAULT_STEP_SIZE, 0, DEFAULT_FIRST_WEIGHT);
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
      // Tanh space only comes near an input that is an example itself.
      nearest.offer(batch.inputs(), reached(model.logits(batch.inputs()), batch));
      var search = new WeightSearch(batch.inputs(), firstWeight);
      for (int i = 0; i < searches; i++) {
        try (var inner = TensorScope.open()) {
          var descent = new TanhDescent(this, model, batch);
          search.next(descent.run(search.weight(), nearest));
        }
      }
      Polish.line(model, batch.inputs(), logits -> reached(logits, batch), nearest);
      return Kept.by(scope, nearest);
    }
  }

  /** [n], with the confidence wanted. */
  private Tensor reached(Tensor logits, Batch batch) {
    var way = new Slope.Way(Climb.LEAD, batch.labels(), goal);
    var none = torch.zeros(new long[] {batch.size()}, batch.inputs().options());
    return Hinge.reached(logits, new Hinge.Penalty(way, none, confidence));
  }
}
