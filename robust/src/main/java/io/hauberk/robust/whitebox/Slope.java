package io.hauberk.robust.whitebox;

import io.hauberk.robust.Goal;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * A model at a point, as an attacker climbs it.
 *
 * @param logits [n, classes]
 * @param gradient by the inputs, of their shape
 */
record Slope(Tensor logits, Tensor gradient) {

  /** What is climbed, for which labels, to which end. */
  record Way(Climb climb, Tensor labels, Goal goal) {

    Tensor reached(Slope slope) {
      return goal.reached(slope.logits, labels);
    }

    Tensor reached(Tensor logits) {
      return goal.reached(logits, labels);
    }

    Tensor lead(Slope slope) {
      return Climb.lead(slope.logits, labels, goal);
    }
  }

  static Slope at(Classifier model, Tensor x, Way way) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var point = model.pullback(x);
      var byLogits = way.climb.byLogits(point.logits(), way.labels, way.goal);
      var gradient = point.toInputs().apply(byLogits);
      return new Slope(scope.keep(point.logits()), scope.keep(gradient));
    }
  }
}
