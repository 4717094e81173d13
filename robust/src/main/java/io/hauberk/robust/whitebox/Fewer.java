package io.hauberk.robust.whitebox;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** One run of {@link CarliniWagnerL0}: sets of values that shrink while they fool. */
final class Fewer {

  /** Half of the set is tried first. */
  private static final double FIRST_SHARE = 0.5;

  private final CarliniWagnerL0 attack;
  private final Classifier model;
  private final Batch batch;
  private final Hinge.Penalty penalty;

  /** Of the values that may change, [n, values]: those that fooled last, and those tried now. */
  private final Tensor proven;

  private final Tensor tried;

  /** How much each proven value matters, [n, values]. */
  private final Tensor worth;

  private final Tensor share;
  private final Tensor x;

  Fewer(CarliniWagnerL0 attack, Classifier model, Batch batch) {
    this.attack = attack;
    this.model = model;
    this.batch = batch;
    var flat = batch.inputs().flatten(1, -1);
    this.proven = torch.ones_like(flat);
    this.tried = torch.ones_like(flat);
    this.worth = torch.zeros_like(flat);
    this.share = torch.full(new long[] {batch.size()}, new Scalar(FIRST_SHARE), flat.options());
    this.x = batch.inputs().clone();
    var way = new Slope.Way(Climb.LEAD, batch.labels(), attack.goal());
    this.penalty = new Hinge.Penalty(way, torch.ones_like(share), 0);
  }

  void run(Nearest nearest) {
    for (int round = 0; round < attack.rounds(); round++) {
      try (var scope = TensorScope.open()) {
        var fooled = descend(nearest);
        var kept = fooled.unsqueeze(1);
        proven.copy_(torch.where(kept, tried, proven));
        share.copy_(torch.where(fooled, share, share.mul(new Scalar(0.5))));
        tried.copy_(fewer());
        var from = nearest.examples().sub(batch.inputs()).mul_(tried.view_as(x));
        x.copy_(from.add_(batch.inputs()));
      }
    }
  }

  /** Climbs the lead within the values tried; returns whether they fooled, [n]. */
  private Tensor descend(Nearest nearest) {
    var mask = tried.view_as(x);
    var adam = new Adam(x, attack.stepSize());
    var fooled = torch.zeros(new long[] {batch.size()}, Tensors.options(ScalarType.Bool));
    for (int step = 0; step <= attack.steps(); step++) {
      try (var scope = TensorScope.open()) {
        var slope = Slope.at(model, x, penalty.way());
        var reached = penalty.way().reached(slope);
        var newly = reached.logical_and(fooled.logical_not()).unsqueeze(1);
        var matters = slope.gradient().mul(x.sub(batch.inputs())).flatten(1, -1).abs_();
        worth.copy_(torch.where(newly, matters, worth));
        nearest.offer(x, reached);
        fooled.logical_or_(reached);
        if (fooled.all().item_bool()) {
          break;
        }
        adam.step(x, slope.gradient().neg().mul_(mask));
        x.clamp_(Tensors.optional(0), Tensors.optional(1));
      }
    }
    return fooled;
  }

  /** The proven values but the share that matters least, one at least. */
  private Tensor fewer() {
    var changed = proven.mul(worth.gt(new Scalar(0.0)));
    var count = changed.sum(1);
    var left = count.sub(count.mul(share).floor_().clamp_min_(new Scalar(1.0)));
    var shape = changed.mul(worth);
    return torch.sign(Distance.L0.project(shape, left.clamp_min_(new Scalar(0.0))));
  }
}
