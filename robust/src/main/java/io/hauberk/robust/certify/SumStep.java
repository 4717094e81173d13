package io.hauberk.robust.certify;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The first input plus, or minus, the second, of one shape.
 *
 * @param sign 1 or -1
 */
record SumStep(int sign) implements Step {

  @Override
  public Bounds forward(List<Bounds> inputs) {
    var x = inputs.get(0);
    var y = inputs.get(1);
    var least = sign > 0 ? y.low() : y.high().neg();
    var most = sign > 0 ? y.high() : y.low().neg();
    return new Bounds(x.low().add(least), x.high().add(most)).widened(error(inputs));
  }

  @Override
  public Share back(Tensor a, List<Bounds> inputs) {
    var second = sign > 0 ? a : a.neg();
    return new Share(List.of(a, second), Sums.dot(a.abs(), error(inputs)).neg());
  }

  @Override
  public Tensor follow(List<Tensor> points, Way way) {
    return sign > 0 ? points.get(0).add(points.get(1)) : points.get(0).sub(points.get(1));
  }

  private static Tensor error(List<Bounds> inputs) {
    var size = inputs.get(0).magnitude().add(inputs.get(1).magnitude());
    return size.mul(new Scalar(Rounding.part(2)));
  }
}
