package io.hauberk.robust.certify;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * max(z, 0) between two lines over [l, u] (Zhang et al. 2018, table 2): above, the chord through
 * both ends; below, z where u is at least -l, else 0.
 */
final class ReluStep implements Step {

  private static final double SMALLEST = 1e-300;

  @Override
  public Bounds forward(List<Bounds> inputs) {
    var z = inputs.get(0);
    return new Bounds(z.low().clamp_min(new Scalar(0.0)), z.high().clamp_min(new Scalar(0.0)));
  }

  @Override
  public Share back(Tensor a, List<Bounds> inputs) {
    var z = inputs.get(0);
    var l = z.low().clamp_max(new Scalar(0.0));
    var u = z.high().clamp_min(new Scalar(0.0));
    var above = u.div(u.sub(l).clamp_min(new Scalar(SMALLEST))).clamp_max(new Scalar(1.0));
    var offset = torch.maximum(above.mul(l).neg(), u.sub(above.mul(u))).clamp_min(new Scalar(0.0));
    var below = u.ge(l.neg()).to(ScalarType.Double);
    var rising = a.clamp_min(new Scalar(0.0));
    var falling = a.clamp_max(new Scalar(0.0));

    var toInput = rising.mul(below.unsqueeze(1)).add(falling.mul(above.unsqueeze(1)));
    var lost = Sums.dot(a.abs(), z.magnitude().add(offset)).mul(new Scalar(Rounding.SLACK));
    return new Share(List.of(toInput), Sums.dot(falling, offset).sub(lost));
  }

  @Override
  public boolean relaxes() {
    return true;
  }
}
