package io.hauberk.tensor.network;

import static org.bytedeco.pytorch.global.torch.avg_pool2d;
import static org.bytedeco.pytorch.global.torch.constant_pad_nd;
import static org.bytedeco.pytorch.global.torch.max_pool2d;
import static org.bytedeco.pytorch.global.torch.ones_like;

import io.hauberk.tensor.layer.Padding;
import io.hauberk.tensor.layer.Pool.AvgPool2d;
import io.hauberk.tensor.layer.Pool.MaxPool2d;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Pooling with any padding: libtorch takes only symmetric padding of at most half the kernel. */
final class Windows {

  private static final long[] NO_PADDING = {0, 0};

  private Windows() {}

  /** {@code x} with a constant around its planes. */
  static Tensor pad(Tensor x, Padding padding, double value) {
    var amounts = new long[] {padding.left(), padding.right(), padding.top(), padding.bottom()};
    return padding.none() ? x : constant_pad_nd(x, amounts, new Scalar(value));
  }

  /** The symmetric padding, as libtorch takes it. */
  static long[] amounts(Padding padding) {
    return new long[] {padding.top(), padding.left()};
  }

  static Tensor max(Tensor x, MaxPool2d layer) {
    var window = layer.window();
    boolean direct =
        direct(layer.window().padding(), window.kernel().height(), window.kernel().width());
    return max_pool2d(
        direct ? x : pad(x, window.padding(), Double.NEGATIVE_INFINITY),
        window.kernel().array(),
        window.stride().array(),
        direct ? amounts(window.padding()) : NO_PADDING,
        window.dilation().array(),
        layer.ceilMode());
  }

  static Tensor average(Tensor x, AvgPool2d layer) {
    var window = layer.window();
    if (direct(window.padding(), window.kernel().height(), window.kernel().width())) {
      return mean(x, layer, amounts(window.padding()));
    }
    var sums = mean(pad(x, window.padding(), 0), layer, NO_PADDING);
    if (layer.countPadding()) {
      return sums;
    }
    return sums.div(mean(pad(ones_like(x), window.padding(), 0), layer, NO_PADDING));
  }

  private static Tensor mean(Tensor x, AvgPool2d layer, long[] padding) {
    return avg_pool2d(
        x,
        layer.window().kernel().array(),
        layer.window().stride().array(),
        padding,
        layer.ceilMode(),
        layer.countPadding(),
        new LongOptional());
  }

  private static boolean direct(Padding padding, int height, int width) {
    return padding.symmetric() && padding.top() * 2 <= height && padding.left() * 2 <= width;
  }
}
