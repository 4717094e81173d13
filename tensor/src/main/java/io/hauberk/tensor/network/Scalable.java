package io.hauberk.tensor.network;

import io.hauberk.tensor.layer.Affine.Conv2d;
import io.hauberk.tensor.layer.Affine.ConvTranspose2d;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.layer.Layer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.bytedeco.pytorch.Tensor;

/**
 * A layer whose output channels can be scaled and shifted by its own weights.
 *
 * @param biased the same with a bias
 * @param bias whether it had one
 * @param scaled the weight after a factor for each channel, from both
 */
record Scalable(Layer biased, boolean bias, BinaryOperator<Tensor> scaled) {

  /**
   * @param output the layer's, without the batch axis
   */
  static Optional<Scalable> of(Layer layer, List<Long> output) {
    if (layer instanceof Conv2d conv) {
      var biased = new Conv2d(conv.in(), conv.out(), conv.window(), conv.groups(), true);
      return Optional.of(new Scalable(biased, conv.bias(), Scalable::rows));
    }
    if (layer instanceof ConvTranspose2d up) {
      return Optional.of(new Scalable(biased(up), up.bias(), (w, f) -> columns(w, f, up.groups())));
    }
    // Axis 1 holds a normalisation's channels; a linear layer's outputs are the last axis.
    if (layer instanceof Linear linear && output.size() == 1) {
      var biased = new Linear(linear.in(), linear.out(), true);
      return Optional.of(new Scalable(biased, linear.bias(), Scalable::rows));
    }
    return Optional.empty();
  }

  private static ConvTranspose2d biased(ConvTranspose2d up) {
    return new ConvTranspose2d(
        up.in(), up.out(), up.window(), up.outputPadding(), up.groups(), true);
  }

  private static Tensor rows(Tensor weight, Tensor factor) {
    var shape = new long[Math.toIntExact(weight.dim())];
    Arrays.fill(shape, 1);
    shape[0] = -1;
    return weight.mul(factor.reshape(shape));
  }

  /** A transposed convolution's weight is [in, out / groups, kh, kw], group after group. */
  private static Tensor columns(Tensor weight, Tensor factor, long groups) {
    long[] shape = {
      groups, weight.size(0) / groups, weight.size(1), weight.size(2), weight.size(3)
    };
    var grouped = weight.reshape(shape).mul(factor.reshape(groups, 1, -1, 1, 1));
    return grouped.flatten(0, 1);
  }
}
