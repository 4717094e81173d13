package io.hauberk.robust.whitebox;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** One descent of {@link Ead} with given weights: FISTA in the box. */
final class Shrinking {

  private final Ead attack;
  private final Classifier model;
  private final Batch batch;
  private final Slope.Way way;
  private final Tensor x;
  private final Tensor ahead;

  Shrinking(Ead attack, Classifier model, Batch batch) {
    this.attack = attack;
    this.model = model;
    this.batch = batch;
    this.way = new Slope.Way(Climb.LEAD, batch.labels(), attack.goal());
    this.x = batch.inputs().clone();
    this.ahead = batch.inputs().clone();
  }

  /**
   * Offers what it meets.
   *
   * @return [n], whether any example was met
   */
  Tensor run(Tensor weight, Nearest nearest) {
    var fooled = torch.zeros(new long[] {batch.size()}, Tensors.options(ScalarType.Bool));
    var penalty = new Hinge.Penalty(way, weight, 0);
    for (int step = 0; step < attack.steps(); step++) {
      try (var scope = TensorScope.open()) {
        double length = attack.stepSize() * Math.sqrt(1 - (double) step / attack.steps());
        var next = shrunk(penalty, length);
        var momentum = step / (step + 3.0);
        ahead.copy_(next.add(next.sub(x), new Scalar(momentum)));
        x.copy_(next);
        var reached = Hinge.reached(model.logits(x), penalty);
        nearest.offer(x, reached);
        fooled.logical_or_(reached);
      }
    }
    return fooled;
  }

  /** S(y - step g): equation 4, values that moved less than the threshold stay at the input. */
  private Tensor shrunk(Hinge.Penalty penalty, double length) {
    var inputs = batch.inputs();
    var gradient =
        ahead.sub(inputs).mul_(new Scalar(2.0)).add_(Hinge.at(model, ahead, penalty).gradient());
    var offset = ahead.sub(gradient, new Scalar(length)).sub_(inputs);
    var sizes = offset.abs().sub_(new Scalar(attack.sparsity())).clamp_min_(new Scalar(0.0));
    var moved = sizes.mul_(torch.sign(offset)).add_(inputs);
    return moved.clamp_(Tensors.optional(0), Tensors.optional(1));
  }
}
