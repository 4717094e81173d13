package io.hauberk.robust.whitebox;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The rounds of {@link CarliniWagnerLinf}; each goes on from the smallest example known. */
final class LinfDescent {

  /** Carlini and Wagner 2017, section VI.C. */
  private static final double TIGHTER = 0.9;

  /** A step is no longer than this part of tau. */
  private static final double PART = 0.1;

  private final CarliniWagnerLinf attack;
  private final Classifier model;
  private final Batch batch;
  private final Tensor x;

  LinfDescent(CarliniWagnerLinf attack, Classifier model, Batch batch) {
    this.attack = attack;
    this.model = model;
    this.batch = batch;
    this.x = batch.inputs().clone();
  }

  /** Returns whether anything smaller than what was known was met, [n]. */
  Tensor run(Hinge.Penalty penalty, Nearest nearest) {
    x.copy_(torch.where(Distance.perSample(nearest.found(), x), nearest.examples(), x));
    var before = nearest.sizes().clone();
    var tau = before.clamp_max(new Scalar(1.0)).mul_(new Scalar(TIGHTER));
    var length = tau.mul(new Scalar(PART)).clamp_max_(new Scalar(attack.stepSize()));
    var adam = new Adam(x, 1);
    for (int step = 0; step < attack.steps(); step++) {
      try (var scope = TensorScope.open()) {
        var hinge = Hinge.at(model, x, penalty);
        nearest.offer(x, hinge.reached());
        var move = torch.zeros_like(x);
        adam.step(move, gradient(tau).add_(hinge.gradient()));
        x.add_(move.mul_(Distance.perSample(length, x)));
        x.clamp_(Tensors.optional(0), Tensors.optional(1));
      }
    }
    nearest.offer(x, Hinge.reached(model.logits(x), penalty));
    return nearest.sizes().lt(before);
  }

  /** Of the sum of what is beyond tau. */
  private Tensor gradient(Tensor tau) {
    var offset = x.sub(batch.inputs());
    return torch.sign(offset).mul_(offset.abs().gt(Distance.perSample(tau, x)));
  }
}
