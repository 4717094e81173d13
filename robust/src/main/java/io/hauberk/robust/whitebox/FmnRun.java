package io.hauberk.robust.whitebox;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** One run of {@link Fmn}. */
final class FmnRun {

  private static final double LAST_FACTOR = 0.001;

  private final Fmn attack;
  private final Classifier model;
  private final Batch batch;
  private final Slope.Way way;
  private final Nearest nearest;
  private final Tensor farthest;
  private final Tensor radius;
  private final Tensor x;

  FmnRun(Fmn attack, Classifier model, Batch batch) {
    this.attack = attack;
    this.model = model;
    this.batch = batch;
    this.way = new Slope.Way(Climb.LEAD, batch.labels(), attack.goal());
    this.nearest = new Nearest(attack.distance(), batch.inputs());
    var inputs = batch.inputs();
    var room = torch.maximum(inputs, inputs.neg().add(new Scalar(1.0)));
    this.farthest = attack.distance().size(room);
    this.radius =
        attack.distance() == Distance.L0 ? torch.ones_like(farthest) : torch.zeros_like(farthest);
    this.x = inputs.clone();
  }

  Nearest run() {
    int climbs = Polish.stepsBefore(attack.steps());
    var length = new Cosine(attack.firstStep(), attack.firstStep() / 100, climbs);
    var factor = new Cosine(attack.factor(), LAST_FACTOR, climbs);
    for (int step = 0; step < climbs; step++) {
      try (var scope = TensorScope.open()) {
        var slope = Slope.at(model, x, way);
        var reached = way.reached(slope);
        nearest.offer(x, reached);
        var next =
            attack.distance() == Distance.L0
                ? counted(reached, factor.at(step))
                : measured(slope, reached, factor.at(step));
        radius.copy_(torch.minimum(next, farthest));
        var offset = stretched(Stretch.at(step, climbs));
        move(offset.add_(Distance.unit(slope.gradient()), new Scalar(length.at(step))));
      }
    }
    nearest.offer(x, attack.goal().reached(model.logits(x), batch.labels()));
    Polish.line(model, batch.inputs(), way::reached, nearest);
    return nearest;
  }

  /**
   * Lines 6 to 9: until something is found the linear estimate, the factor beyond it lest the
   * boundary is neared for ever; then the factor. The radius grows by the factor at least until
   * then: where the box takes back what a step gained, the estimate alone stands still.
   */
  private Tensor measured(Slope slope, Tensor reached, double factor) {
    var distance = attack.distance();
    var steepness = distance.dual(slope.gradient()).clamp_min(new Scalar(Distance.TINY));
    var away = way.lead(slope).abs().div(steepness);
    var estimate = distance.size(x.sub(batch.inputs())).add(away).mul(new Scalar(1 + factor));
    var shrunk = torch.minimum(radius.mul(new Scalar(1 - factor)), nearest.sizes());
    var more = radius.mul(new Scalar(1 + factor));
    var grown = torch.where(nearest.found(), more, torch.maximum(more, estimate));
    return torch.where(reached, shrunk, grown);
  }

  /** For L0: by one value at least. */
  private Tensor counted(Tensor reached, double factor) {
    var one = new Scalar(1.0);
    var less = torch.minimum(radius.sub(one), radius.mul(new Scalar(1 - factor)).floor());
    var shrunk = torch.minimum(less, nearest.sizes());
    var grown = torch.maximum(radius.add(one), radius.mul(new Scalar(1 + factor)).floor());
    return torch.where(reached, shrunk, grown).clamp_min(one);
  }

  /** The change so far, longer where nothing was found. */
  private Tensor stretched(double by) {
    var factor = nearest.found().logical_not().mul(new Scalar(by - 1)).add(new Scalar(1.0));
    return x.sub(batch.inputs()).mul_(Distance.perSample(factor, x));
  }

  private void move(Tensor offset) {
    x.copy_(attack.distance().project(offset, radius).add_(batch.inputs()));
    x.clamp_(Tensors.optional(0), Tensors.optional(1));
  }
}
