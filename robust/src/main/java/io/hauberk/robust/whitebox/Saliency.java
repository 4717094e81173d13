package io.hauberk.robust.whitebox;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.Pullback;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** One run of {@link Jsma}: values moved to the end of the box by pairs. */
final class Saliency {

  private final Jsma attack;
  private final Classifier model;
  private final Batch batch;
  private final Nearest nearest;
  private final Tensor x;

  /** One where a value has not moved yet, [n, values]. */
  private final Tensor free;

  Saliency(Jsma attack, Classifier model, Batch batch) {
    this.attack = attack;
    this.model = model;
    this.batch = batch;
    this.nearest = new Nearest(Distance.L0, batch.inputs());
    this.x = batch.inputs().clone();
    this.free = torch.ones_like(x.flatten(1, -1));
  }

  Nearest run() {
    boolean over = false;
    for (int step = 0; step < attack.steps() && !over; step++) {
      over = step();
    }
    nearest.offer(x, attack.goal().reached(model.logits(x), batch.labels()));
    return nearest;
  }

  /** Returns whether all have reached the goal. */
  private boolean step() {
    try (var scope = TensorScope.open()) {
      var point = model.pullback(x);
      nearest.offer(x, attack.goal().reached(point.logits(), batch.labels()));
      move(point);
      return nearest.found().all().item_bool();
    }
  }

  private void move(Pullback point) {
    var own = torch.one_hot(batch.labels(), point.logits().size(1));
    var others = own.neg().add(new Scalar(1));
    var sign = new Scalar(-attack.goal().lossSign());
    var towards = gradient(point, own).mul_(sign);
    var away = gradient(point, others).mul_(sign);
    var flat = x.flatten(1, -1);
    var up = towards.sub(away).ge(new Scalar(0.0)).toType(flat.scalar_type());
    var way = up.sub(flat).mul_(free);
    towards.mul_(way);
    away.mul_(way);
    var pair = pair(towards, away);
    var target = flat.scatter(1, pair, up.gather(1, pair));
    x.copy_(target.view_as(x));
    free.scatter_(1, pair, torch.zeros_like(pair).toType(free.scalar_type()));
  }

  private static Tensor gradient(Pullback point, Tensor byLogits) {
    var typed = byLogits.toType(point.logits().scalar_type());
    return point.toInputs().apply(typed).flatten(1, -1);
  }

  /** The places [n, 2] of the best pair: the saliency map of equation 8, summed over both. */
  private Tensor pair(Tensor towards, Tensor away) {
    long count = Math.min(Jsma.CANDIDATES, towards.size(1));
    var blocked = free.eq(new Scalar(0.0)).mul(new Scalar(-1e9));
    var top = towards.sub(away).add_(blocked).topk(count).get1();
    var alpha = sums(towards.gather(1, top));
    var beta = sums(away.gather(1, top));
    var both = alpha.gt(new Scalar(0.0)).logical_and(beta.lt(new Scalar(0.0)));
    var salient = alpha.mul(beta).neg_();
    var fallback = alpha.sub(beta).sub_(new Scalar(1e9));
    var score = torch.where(both, salient, fallback).sub_(same(count));
    var best = score.flatten(1, -1).argmax(new LongOptional(1), true);
    var first = best.floor_divide(new Scalar(count));
    var second = best.remainder(new Scalar(count));
    return torch.cat(pairOf(top.gather(1, first), top.gather(1, second)), 1);
  }

  private static TensorVector pairOf(Tensor first, Tensor second) {
    return new TensorVector(first, second);
  }

  /** [n, k, k] of the sums of all pairs. */
  private static Tensor sums(Tensor values) {
    return values.unsqueeze(1).add(values.unsqueeze(2));
  }

  /** Keeps a value from being its own partner, if there is another. */
  private static Tensor same(long count) {
    return torch.eye(count).mul(new Scalar(1e12));
  }
}
