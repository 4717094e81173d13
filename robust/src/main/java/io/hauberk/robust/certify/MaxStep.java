package io.hauberk.robust.certify;

import io.hauberk.tensor.network.Model;
import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The largest of each window: at least the value whose lower end is largest, at most the largest
 * upper end.
 */
final class MaxStep implements Step {

  private final Single layer;
  private final Model pool;

  MaxStep(Single layer) {
    this.layer = layer;
    this.pool = layer.with((spec, weight) -> weight);
  }

  @Override
  public Bounds forward(List<Bounds> inputs) {
    var x = inputs.get(0);
    return new Bounds(Single.evaluate(pool, x.low()), Single.evaluate(pool, x.high()));
  }

  @Override
  public Share back(Tensor a, List<Bounds> inputs) {
    var x = inputs.get(0);
    var point = x.low().repeat_interleave(a.size(1), new LongOptional(0), new LongOptional());
    var toInput = layer.back(pool, a.clamp_min(new Scalar(0.0)), point);
    var most = Sums.dot(a.clamp_max(new Scalar(0.0)), Single.evaluate(pool, x.high()));
    var size = Single.evaluate(pool, x.magnitude());
    var lost = Sums.dot(a.abs(), size).mul(new Scalar(Rounding.SLACK));
    return new Share(List.of(toInput), most.sub(lost));
  }

  /** The true largest, which is close to where the relaxation is. */
  @Override
  public Tensor follow(List<Tensor> points, Way way) {
    return Single.evaluate(pool, points.get(0));
  }

  @Override
  public boolean relaxes() {
    return true;
  }

  @Override
  public void close() {
    pool.close();
  }
}
