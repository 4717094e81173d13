package io.hauberk.robust.certify;

import io.hauberk.tensor.network.Model;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Values that change their places and nothing else: exact. */
final class MoveStep implements Step {

  private final Single layer;
  private final Model model;

  MoveStep(Single layer) {
    this.layer = layer;
    this.model = layer.with((spec, weight) -> weight);
  }

  @Override
  public Bounds forward(List<Bounds> inputs) {
    var x = inputs.get(0);
    return new Bounds(Single.evaluate(model, x.low()), Single.evaluate(model, x.high()));
  }

  @Override
  public Share back(Tensor a, List<Bounds> inputs) {
    var point = layer.zeros(a.size(0) * a.size(1));
    return new Share(List.of(layer.back(model, a, point)), Sums.none(a));
  }

  @Override
  public Tensor follow(List<Tensor> points, Way way) {
    return Single.evaluate(model, points.get(0));
  }

  @Override
  public void close() {
    model.close();
  }
}
