package io.hauberk.tensor.network;

import static org.bytedeco.pytorch.global.torch.avg_pool2d;
import static org.bytedeco.pytorch.global.torch.constant_pad_nd;
import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.max_pool2d;
import static org.bytedeco.pytorch.global.torch.ones;

import io.hauberk.tensor.layer.Padding;
import io.hauberk.tensor.layer.Pool.AvgPool2d;
import io.hauberk.tensor.layer.Pool.MaxPool2d;
import io.hauberk.tensor.layer.Size;
import io.hauberk.tensor.layer.Window;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * Pooling with any padding and dilation: libtorch takes only symmetric padding of at most half the
 * kernel, and no dilated averages.
 */
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
    if (direct(window)) {
      return max(x, layer, amounts(window.padding()));
    }
    var y = max(pad(x, window.padding(), Double.NEGATIVE_INFINITY), layer, NO_PADDING);
    var positions = positions(x, window, layer.ceilMode());
    return y.narrow(2, 0, positions.height()).narrow(3, 0, positions.width());
  }

  private static Tensor max(Tensor x, MaxPool2d layer, long[] padding) {
    return max_pool2d(
        x,
        layer.window().kernel().array(),
        layer.window().stride().array(),
        padding,
        layer.window().dilation().array(),
        layer.ceilMode());
  }

  static Tensor average(Tensor x, AvgPool2d layer) {
    var window = layer.window();
    if (!direct(window) || !window.dilation().equals(Size.ONE)) {
      return sumsOverCounts(x, layer);
    }
    return avg_pool2d(
        x,
        window.kernel().array(),
        window.stride().array(),
        amounts(window.padding()),
        layer.ceilMode(),
        layer.countPadding(),
        new LongOptional());
  }

  /** Sums by a convolution with ones; its counts are the same sums over ones where values count. */
  private static Tensor sumsOverCounts(Tensor x, AvgPool2d layer) {
    var window = layer.window();
    var overhang = overhang(x, layer);
    var sums = sums(pad(pad(x, window.padding(), 0), overhang, 0), window);
    var plane = ones(new long[] {1, 1, x.size(2), x.size(3)}, x.options());
    var counted = pad(plane, window.padding(), layer.countPadding() ? 1 : 0);
    return sums.div(sums(pad(counted, overhang, 0), window));
  }

  private static Tensor sums(Tensor x, Window window) {
    long channels = x.size(1);
    var kernel = window.kernel();
    return conv2d(
        x,
        ones(new long[] {channels, 1, kernel.height(), kernel.width()}, x.options()),
        new TensorOptional(),
        window.stride().array(),
        NO_PADDING,
        window.dilation().array(),
        channels);
  }

  /** How far the last position reaches beyond the padding; negative where it ends before. */
  private static Padding overhang(Tensor x, AvgPool2d layer) {
    var window = layer.window();
    var positions = positions(x, window, layer.ceilMode());
    int bottom = (positions.height() - 1) * window.stride().height() + window.reach().height();
    int right = (positions.width() - 1) * window.stride().width() + window.reach().width();
    var padding = window.padding();
    return new Padding(
        0,
        0,
        bottom - Math.toIntExact(x.size(2)) - padding.top() - padding.bottom(),
        right - Math.toIntExact(x.size(3)) - padding.left() - padding.right());
  }

  private static Size positions(Tensor x, Window window, boolean ceilMode) {
    var plane = new Size(Math.toIntExact(x.size(2)), Math.toIntExact(x.size(3)));
    return ceilMode ? window.ceilPositions(plane) : window.positions(plane);
  }

  /** Whether libtorch takes the padding as it is. */
  static boolean direct(Window window) {
    var padding = window.padding();
    return padding.symmetric()
        && padding.top() * 2 <= window.kernel().height()
        && padding.left() * 2 <= window.kernel().width();
  }
}
