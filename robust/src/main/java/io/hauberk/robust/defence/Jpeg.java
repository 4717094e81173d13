package io.hauberk.robust.defence;

import io.hauberk.core.Checks;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * What is left of an image after JPEG (Dziugaite et al. 2016; Guo et al. 2018, section 4): 8 bits a
 * value, blocks of 8 by 8, quantised cosines (ITU-T T.81, annexes A.3.3 and K.1; the quality scale
 * is that of the Independent JPEG Group). Colour as YCbCr with halved chroma (JFIF 1.02). The
 * entropy code is left out: it loses nothing.
 *
 * @param quality 1 to 100
 */
public record Jpeg(int quality) implements InputDefence {

  public Jpeg {
    Checks.inRange("jpeg", quality, 1, 100);
  }

  @Override
  public Tensor apply(Tensor inputs, Draws draws) {
    InputDefence.checkImages(inputs);
    long channels = inputs.size(1);
    Checks.argument(channels == 1 || channels == 3, "channels", channels, "1 or 3 for JPEG");
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var bytes = inputs.detach().to(ScalarType.Double).mul(new Scalar(255)).round();
      var left = channels == 1 ? plane(bytes, Cosines.LUMINANCE) : colour(bytes);
      return scope.keep(toBytes(left).div(new Scalar(255)).to(ScalarType.Float));
    }
  }

  private static Tensor toBytes(Tensor values) {
    return values.round().clamp(Tensors.optional(0), Tensors.optional(255));
  }

  private Tensor plane(Tensor values, Cosines.Table table) {
    return Cosines.quantised(values, table.steps(quality));
  }

  private Tensor colour(Tensor rgb) {
    var r = rgb.narrow(1, 0, 1);
    var g = rgb.narrow(1, 1, 1);
    var b = rgb.narrow(1, 2, 1);
    var y = mix(r, 0.299).add(mix(g, 0.587)).add(mix(b, 0.114));
    var luma = plane(y.round(), Cosines.LUMINANCE);
    var blue = chroma(mix(b.sub(y), 1 / 1.772));
    var red = chroma(mix(r.sub(y), 1 / 1.402));
    var green = luma.sub(mix(blue, 0.344136)).sub(mix(red, 0.714136));
    return torch.cat(
        new TensorVector(luma.add(mix(red, 1.402)), green, luma.add(mix(blue, 1.772))), 1);
  }

  private static Tensor mix(Tensor values, double share) {
    return values.mul(new Scalar(share));
  }

  /** A plane of differences around 0, at half its size. */
  private Tensor chroma(Tensor differences) {
    long height = differences.size(2);
    long width = differences.size(3);
    var even = torch.replication_pad2d(differences, 0, width % 2, 0, height % 2);
    var halved = torch.avg_pool2d(even, 2).add(new Scalar(128)).round();
    var left = plane(halved, Cosines.CHROMINANCE);
    var whole = doubled(doubled(toBytes(left), 2), 3);
    return whole.narrow(2, 0, height).narrow(3, 0, width).sub(new Scalar(128));
  }

  private static Tensor doubled(Tensor plane, long axis) {
    return plane.repeat_interleave(2, new LongOptional(axis), new LongOptional());
  }

  @Override
  public String label() {
    return "jpeg:" + quality;
  }
}
