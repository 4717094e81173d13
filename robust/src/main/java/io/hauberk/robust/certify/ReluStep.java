package io.hauberk.robust.certify;

import io.hauberk.tensor.Tensors;
import java.util.List;
import java.util.Optional;
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

  /** The line above: its slope and its value at zero, each at least 0. */
  private record Chord(Tensor slope, Tensor offset) {

    static Chord of(Bounds z) {
      var l = z.low().clamp_max(new Scalar(0.0));
      var u = z.high().clamp_min(new Scalar(0.0));
      var slope = u.div(u.sub(l).clamp_min(new Scalar(SMALLEST))).clamp_max(new Scalar(1.0));
      var offset = torch.maximum(slope.mul(l).neg(), u.sub(slope.mul(u)));
      return new Chord(slope, offset.clamp_min(new Scalar(0.0)));
    }
  }

  @Override
  public Optional<Tensor> slopes(List<Bounds> inputs) {
    var z = inputs.get(0);
    var l = z.low().clamp_max(new Scalar(0.0));
    var u = z.high().clamp_min(new Scalar(0.0));
    return Optional.of(u.ge(l.neg()).to(ScalarType.Double).unsqueeze(1));
  }

  @Override
  public Share back(Tensor a, List<Bounds> inputs) {
    return back(a, inputs, slopes(inputs).orElseThrow());
  }

  /** A line through zero with a slope from 0 to 1 is nowhere above max(z, 0). */
  @Override
  public Share back(Tensor a, List<Bounds> inputs, Tensor slopes) {
    var z = inputs.get(0);
    var above = Chord.of(z);
    var rising = a.clamp_min(new Scalar(0.0));
    var falling = a.clamp_max(new Scalar(0.0));

    var toInput = rising.mul(slopes).add(falling.mul(above.slope.unsqueeze(1)));
    var size = z.magnitude().add(above.offset);
    var lost = Sums.dot(a.abs(), size).mul(new Scalar(Rounding.SLACK));
    return new Share(List.of(toInput), Sums.dot(falling, above.offset).sub(lost));
  }

  @Override
  public Tensor follow(List<Tensor> points, Way way) {
    var a = way.a();
    var z = points.get(0).reshape(Tensors.shape(a));
    var above = Chord.of(way.inputs().get(0));
    var upper = z.mul(above.slope.unsqueeze(1)).add(above.offset.unsqueeze(1));
    var slopes = way.slopes().orElseGet(() -> slopes(way.inputs()).orElseThrow());
    return torch.where(a.gt(new Scalar(0.0)), z.mul(slopes), upper).flatten(0, 1);
  }

  @Override
  public boolean relaxes() {
    return true;
  }
}
