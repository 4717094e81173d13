package io.hauberk.robust.auto;

import io.hauberk.robust.Goal;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** One run of {@link Fab}: the state of the samples that still stand. */
final class FabRun {

  /**
   * Overshoot of the boundary (eta), weight of the way back at most (alpha), backward step (beta).
   */
  private static final double OVERSHOOT = 1.05;

  private static final double MOST_BIAS = 0.1;
  private static final double BACKWARD = 0.9;
  private static final double TINY = 1e-12;

  private final Fab attack;
  private final Classifier model;
  private final Rows rows;
  private Victims victims;
  private Tensor x;

  FabRun(Fab attack, Classifier model, Victims victims) {
    this.attack = attack;
    this.model = model;
    this.victims = victims;
    this.rows = new Rows(victims.inputs());
    this.x = victims.inputs().clone();
  }

  Tensor run() {
    try (var guard = new NoGradGuard()) {
      for (int i = 0; i < attack.steps() && !rows.empty(); i++) {
        step();
        if (rows.sparse()) {
          pack();
        }
      }
      return rows.found();
    }
  }

  private void step() {
    try (var scope = TensorScope.open()) {
      var look = Look.at(model, x, victims, Loss.MARGIN);
      var wrong = Goal.UNTARGETED.reached(look.logits(), victims.labels());
      var size = attack.budget().norm().size(x.sub(victims.inputs()));
      rows.leave(wrong.logical_and(size.le(new Scalar(attack.budget().epsilon()))), x);
      drawBack(wrong);
      advance(look, wrong);
    }
  }

  /** Of an example outside the ball: nine tenths of the way from the input (section 3.4). */
  private void drawBack(Tensor wrong) {
    var back = victims.inputs().add(x.sub(victims.inputs()).mul(new Scalar(BACKWARD)));
    x.copy_(torch.where(wrong.view(Tensors.perSample(x)), back, x));
  }

  /** x = P((1 - a)(x + eta d) + a (x0 + eta d0)): equation 9, where it still is right. */
  private void advance(Look look, Tensor wrong) {
    var norm = attack.budget().norm();
    var at = x.flatten(1, -1);
    var start = victims.inputs().flatten(1, -1);
    var w = look.gradient().flatten(1, -1);
    var plane = new Hyperplane(w, w.mul(at).sum(1).sub(look.loss()));
    var d = plane.move(at, norm);
    var d0 = plane.move(start, norm);
    var size = norm.size(d).clamp_min(new Scalar(TINY));
    var bias =
        size.div(size.add(norm.size(d0).clamp_min(new Scalar(TINY))))
            .clamp_max(new Scalar(MOST_BIAS))
            .unsqueeze(1);
    var forward = at.add(d.mul(new Scalar(OVERSHOOT)));
    var home = start.add(d0.mul(new Scalar(OVERSHOOT)));
    var moved =
        forward.add(home.sub(forward).mul(bias)).clamp(Tensors.optional(0), Tensors.optional(1));
    var next = moved.view_as(x);
    x.copy_(torch.where(wrong.view(Tensors.perSample(x)), x, next));
  }

  private void pack() {
    var staying = rows.pack();
    if (staying.length > 0) {
      victims = victims.select(staying);
      x = x.index_select(0, Tensors.of(staying, staying.length));
    }
  }
}
