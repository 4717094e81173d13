package io.hauberk.robust.whitebox;

import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.Pullback;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** One run of {@link DeepFool}: the state of the samples that still stand. */
final class DeepFoolRun {

  /** Keeps a step from vanishing next to the boundary; Foolbox's. */
  private static final double LEAST_MOVE = 1e-4;

  private final DeepFool attack;
  private final Classifier model;
  private final Batch all;
  private final Nearest nearest;
  private final Standing standing;
  private Batch batch;
  private Tensor x;
  private Tensor moved;

  /** Other classes by their scores at the input, [n, candidates - 1]. */
  private Tensor rivals;

  DeepFoolRun(DeepFool attack, Classifier model, Batch all) {
    this.attack = attack;
    this.model = model;
    this.all = all;
    this.batch = all;
    this.nearest = new Nearest(attack.distance(), all.inputs());
    this.standing = new Standing(all.size());
    this.x = all.inputs().clone();
    this.moved = torch.zeros_like(x);
    var logits = model.logits(all.inputs());
    long count = Math.min(attack.candidates(), logits.size(1)) - 1;
    var others = logits.scatter(1, all.labels().unsqueeze(1), new Scalar(Double.NEGATIVE_INFINITY));
    this.rivals = others.topk(count).get1();
  }

  Nearest run() {
    for (int step = 0; step < attack.steps() && !standing.empty(); step++) {
      step(Stretch.at(step, attack.steps()));
      if (standing.sparse()) {
        pack();
      }
    }
    var way = new Slope.Way(Climb.LEAD, all.labels(), Goal.UNTARGETED);
    Polish.line(model, all.inputs(), way::reached, nearest);
    return nearest;
  }

  /** What still stands is drawn out first. */
  private void step(double stretch) {
    try (var scope = TensorScope.open()) {
      var point = model.pullback(x);
      var reached = Goal.UNTARGETED.reached(point.logits(), batch.labels());
      nearest.offerAt(standing.places(), x, reached);
      standing.leave(reached);
      moved.mul_(new Scalar(stretch)).add_(towardsNearest(point));
      var beyond = moved.mul(new Scalar(1 + attack.overshoot())).add_(batch.inputs());
      x.copy_(beyond.clamp_(Tensors.optional(0), Tensors.optional(1)));
    }
  }

  /** Lines 4 to 9 of algorithm 2. */
  private Tensor towardsNearest(Pullback point) {
    var logits = point.logits();
    var own = torch.one_hot(batch.labels(), logits.size(1)).toType(logits.scalar_type());
    var least = torch.full_like(logits.select(1, 0), new Scalar(Double.POSITIVE_INFINITY));
    var move = torch.zeros_like(x);
    for (long rank = 0; rank < rivals.size(1); rank++) {
      try (var scope = TensorScope.open()) {
        var rival = rivals.select(1, rank);
        var difference = torch.one_hot(rival, logits.size(1)).sub(own);
        var gap = logits.mul(difference).sum(1).abs();
        var gradient = point.toInputs().apply(difference);
        var steepness = attack.distance().dual(gradient).clamp_min(new Scalar(Distance.TINY));
        var away = gap.div(steepness);
        var nearer = away.lt(least);
        var length = away.add(new Scalar(LEAST_MOVE));
        var step = direction(gradient, steepness).mul(Distance.perSample(length, x));
        move.copy_(torch.where(nearer.view(Tensors.perSample(x)), step, move));
        least.copy_(torch.where(nearer, away, least));
      }
    }
    return move;
  }

  /** Of size one in the attack's distance. */
  private Tensor direction(Tensor gradient, Tensor steepness) {
    return attack.distance() == Distance.LINF
        ? torch.sign(gradient)
        : gradient.div(Distance.perSample(steepness, gradient));
  }

  private void pack() {
    var staying = standing.pack();
    if (staying.length > 0) {
      var index = Tensors.of(staying, staying.length);
      batch = batch.select(staying);
      x = x.index_select(0, index);
      moved = moved.index_select(0, index);
      rivals = rivals.index_select(0, index);
    }
  }
}
