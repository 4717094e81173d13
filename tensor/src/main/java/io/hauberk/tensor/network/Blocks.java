package io.hauberk.tensor.network;

import io.hauberk.tensor.layer.Affine.Conv2d;
import io.hauberk.tensor.layer.Padding;
import io.hauberk.tensor.layer.Size;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * The way back through a convolution of stride one from few input channels. As a convolution it
 * would have as few output channels and leave most of a vector register empty; so b x b
 * neighbouring values of the input's gradient become channels of one output position: a convolution
 * of stride b, whose kernel of k + b - 1 holds the flipped weights b x b times, each at its offset.
 */
record Blocks(Conv2d layer, Tensor weight) {

  private static final long[] UNIT = {1, 1};
  private static final long[] ZERO = {0, 0};

  /**
   * @param gradient [n, out, ...] by the convolution's output
   * @param plane of the convolution's input
   * @return [n, in, plane]
   */
  Tensor back(Tensor gradient, Size plane) {
    int b = side();
    var around = around(gradient, plane);
    boolean direct = around.symmetric() && around.top() >= 0 && around.left() >= 0;
    var blocks =
        torch.conv2d(
            direct ? gradient : Windows.pad(gradient, around, 0),
            shiftedWeights(),
            new TensorOptional(),
            new long[] {b, b},
            direct ? Windows.amounts(around) : ZERO,
            UNIT,
            1);
    return torch.pixel_shuffle(blocks, b).narrow(2, 0, plane.height()).narrow(3, 0, plane.width());
  }

  /** Sixteen channels fill an AVX-512 register: 4 x 4 of one channel, or 2 x 2 of up to four. */
  private int side() {
    return layer.in() == 1 ? 4 : 2;
  }

  private Padding around(Tensor gradient, Size plane) {
    var kernel = layer.window().kernel();
    var padding = layer.window().padding();
    int top = kernel.height() - 1 - padding.top();
    int left = kernel.width() - 1 - padding.left();
    int bottom = reach(plane.height(), kernel.height()) - top - (int) gradient.size(2);
    int right = reach(plane.width(), kernel.width()) - left - (int) gradient.size(3);
    return new Padding(top, left, bottom, right);
  }

  /** How many positions the blocks that cover {@code extent} read. */
  private int reach(int extent, int kernel) {
    int b = side();
    int count = (extent + b - 1) / b;
    return (count - 1) * b + kernel + b - 1;
  }

  /** [out, in, kh, kw] becomes [in b b, out, kh + b - 1, kw + b - 1]. */
  private Tensor shiftedWeights() {
    int b = side();
    var kernel = layer.window().kernel();
    long rows = kernel.height() + b - 1L;
    long columns = kernel.width() + b - 1L;
    var padded = torch.constant_pad_nd(weight.flip(2, 3), new long[] {b - 1, b - 1, b - 1, b - 1});
    return padded
        .unfold(2, rows, 1)
        .unfold(3, columns, 1)
        .flip(2, 3)
        .permute(1, 2, 3, 0, 4, 5)
        .reshape((long) layer.in() * b * b, layer.out(), rows, columns);
  }
}
