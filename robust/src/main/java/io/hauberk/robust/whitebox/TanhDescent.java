package io.hauberk.robust.whitebox;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** One descent of {@link CarliniWagnerL2} with given weights: the samples that still gain by it. */
final class TanhDescent {

  /** Keeps the inverse of tanh finite at black and white. */
  private static final double INSIDE = 0.999999;

  /** A check of progress every tenth of the steps; less than a ten-thousandth of gain is none. */
  private static final int CHECKS = 10;

  private static final double GAIN = 0.9999;

  private final CarliniWagnerL2 attack;
  private final Classifier model;
  private final Standing standing;
  private final Tensor fooled;
  private final Adam adam;
  private Batch batch;
  private Tensor w;
  private Tensor lossBefore;

  TanhDescent(CarliniWagnerL2 attack, Classifier model, Batch batch) {
    this.attack = attack;
    this.model = model;
    this.batch = batch;
    this.standing = new Standing(batch.size());
    this.w = space(batch.inputs());
    this.adam = new Adam(w, attack.stepSize());
    this.fooled = torch.zeros(new long[] {batch.size()}, Tensors.options(ScalarType.Bool));
    this.lossBefore = torch.full(new long[] {batch.size()}, infinity(), w.options());
  }

  private static Scalar infinity() {
    return new Scalar(Double.POSITIVE_INFINITY);
  }

  static Tensor space(Tensor inputs) {
    return inputs.mul(new Scalar(2.0)).sub(new Scalar(1.0)).mul(new Scalar(INSIDE)).atanh();
  }

  /**
   * Offers what it meets.
   *
   * @return [n], whether any example was met
   */
  Tensor run(Tensor weights, Nearest nearest) {
    var weight = weights;
    int interval = (attack.steps() + CHECKS - 1) / CHECKS;
    for (int step = 0; step < attack.steps() && !standing.empty(); step++) {
      step(weight, nearest, step % interval == 0);
      if (standing.sparse()) {
        weight = pack(weight);
      }
    }
    return fooled;
  }

  private void step(Tensor weight, Nearest nearest, boolean check) {
    try (var scope = TensorScope.open()) {
      var t = w.tanh();
      var x = t.add(new Scalar(1.0)).mul(new Scalar(0.5));
      var way = new Slope.Way(Climb.LEAD, batch.labels(), attack.goal());
      var hinge = Hinge.at(model, x, new Hinge.Penalty(way, weight, attack.confidence()));
      var places = standing.places();
      nearest.offerAt(places, x, hinge.reached());
      fooled.index_copy_(0, places, fooled.index_select(0, places).logical_or(hinge.reached()));
      var offset = x.sub(batch.inputs());
      if (check) {
        leave(hinge.value().add(offset.flatten(1, -1).square().sum(1)));
      }
      var byX = offset.mul(new Scalar(2.0)).add_(hinge.gradient());
      var slope = t.square().neg_().add_(new Scalar(1.0)).mul_(new Scalar(0.5));
      adam.step(w, byX.mul_(slope));
    }
  }

  private void leave(Tensor loss) {
    standing.leave(loss.gt(lossBefore.mul(new Scalar(GAIN))));
    lossBefore.copy_(loss);
  }

  private Tensor pack(Tensor weight) {
    var staying = standing.pack();
    if (staying.length == 0) {
      return weight;
    }
    var index = Tensors.of(staying, staying.length);
    batch = batch.select(staying);
    w = w.index_select(0, index);
    lossBefore = lossBefore.index_select(0, index);
    adam.select(index);
    return weight.index_select(0, index);
  }
}
