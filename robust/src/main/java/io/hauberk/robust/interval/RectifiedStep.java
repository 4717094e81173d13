package io.hauberk.robust.interval;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** max(z, 0); on the way back between two lines, as {@code certify} has them. */
record RectifiedStep() implements IntervalStep {

  private static final double SMALLEST = 1e-12;

  @Override
  public Interval forward(List<Interval> inputs) {
    var z = inputs.get(0);
    return Interval.between(z.low().relu(), z.high().relu());
  }

  @Override
  public Share back(Tensor a, List<Interval> inputs) {
    var zero = new Scalar(0.0);
    var l = inputs.get(0).low().clamp_max(zero);
    var u = inputs.get(0).high().clamp_min(zero);
    var above = u.div(u.sub(l).clamp_min(new Scalar(SMALLEST)));
    var below = u.gt(l.neg()).to(u.scalar_type());
    var rising = a.clamp_min(zero);
    var falling = a.clamp_max(zero);
    var toInput = rising.mul(below.unsqueeze(1)).add(falling.mul(above.unsqueeze(1)));
    var offset = above.mul(l).neg().flatten(1, -1).unsqueeze(2);
    return new Share(List.of(toInput), falling.flatten(2, -1).matmul(offset).squeeze(2));
  }
}
