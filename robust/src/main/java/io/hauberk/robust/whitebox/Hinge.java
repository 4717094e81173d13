package io.hauberk.robust.whitebox;

import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The weighted penalty c max(confidence - lead, 0) at a point: f_6 of Carlini and Wagner 2017,
 * section V.A.
 *
 * @param value [n]
 * @param gradient by the inputs
 * @param reached [n], whether the goal is reached with the confidence wanted
 */
record Hinge(Tensor value, Tensor gradient, Tensor reached) {

  /**
   * What is penalised.
   *
   * @param weight c, [n]
   */
  record Penalty(Slope.Way way, Tensor weight, double confidence) {}

  static Hinge at(Classifier model, Tensor x, Penalty penalty) {
    try (var scope = TensorScope.open()) {
      var way = penalty.way;
      var point = model.pullback(x);
      var lead = Climb.lead(point.logits(), way.labels(), way.goal());
      var shortfall = lead.neg().add(new Scalar(penalty.confidence)).clamp_min(new Scalar(0.0));
      var pull = penalty.weight.mul(shortfall.gt(new Scalar(0.0))).neg().unsqueeze(1);
      var byLogits = Climb.LEAD.byLogits(point.logits(), way.labels(), way.goal()).mul(pull);
      var gradient = point.toInputs().apply(byLogits);
      var reached = reached(point.logits(), penalty);
      return new Hinge(
          scope.keep(shortfall.mul(penalty.weight)), scope.keep(gradient), scope.keep(reached));
    }
  }

  /** [n], of logits met elsewhere. */
  static Tensor reached(Tensor logits, Penalty penalty) {
    var way = penalty.way;
    var far = Climb.lead(logits, way.labels(), way.goal()).ge(new Scalar(penalty.confidence));
    return far.logical_and(way.goal().reached(logits, way.labels()));
  }
}
