package io.hauberk.tensor.network;

import io.hauberk.tensor.layer.Affine.Conv2d;
import io.hauberk.tensor.layer.Padding;
import io.hauberk.tensor.layer.Size;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution whose way back to its input is a convolution too. libtorch's own gradient by the
 * input (oneDNN's backward data) is two to five times slower than its forward kernels where the
 * stride is above one or the input has few channels, and attacks spend most of their time there.
 *
 * <p>With stride s, positions s q + r of the input's gradient depend on the output's gradient at q
 * + e with the weights k = r + p - s e. So the kernel, cut into s x s phases, is a kernel of s x s
 * times as many output channels over the output's plane, and the phases are put side by side
 * afterwards (Shi et al. 2016, section 3.2, in reverse). With stride one, see {@link Blocks}.
 *
 * @param bias makes a handle for one call
 */
record Convolution(Conv2d layer, Tensor weight, Supplier<TensorOptional> bias)
    implements Operation {

  /** Up to so many input channels this way was measured to be faster, at stride one and above. */
  private static final int FEW_CHANNELS = 4;

  private static final int FEW_CHANNELS_STRIDED = 16;

  private static final long[] UNIT = {1, 1};
  private static final long[] ZERO = {0, 0};

  @Override
  public Tensor apply(Tensor[] inputs, Pass pass) {
    var window = layer.window();
    var padding = window.padding();
    return torch.conv2d(
        padding.symmetric() ? inputs[0] : Windows.pad(inputs[0], padding, 0),
        weight,
        bias.get(),
        window.stride().array(),
        padding.symmetric() ? Windows.amounts(padding) : ZERO,
        window.dilation().array(),
        layer.groups());
  }

  @Override
  public Traced trace(Tensor[] inputs) {
    if (!cut()) {
      return Operation.super.trace(inputs);
    }
    var x = inputs[0];
    var plane = new Size((int) x.size(2), (int) x.size(3));
    var blocks = new Blocks(layer, weight);
    boolean dense = layer.window().stride().equals(Size.ONE);
    return new Traced(
        apply(inputs, Pass.EVALUATION),
        gradient -> new Tensor[] {dense ? blocks.back(gradient, plane) : back(gradient, plane)});
  }

  private boolean cut() {
    var window = layer.window();
    boolean square = window.stride().height() == window.stride().width();
    boolean plain = layer.groups() == 1 && window.dilation().equals(Size.ONE);
    int few = window.stride().height() > 1 ? FEW_CHANNELS_STRIDED : FEW_CHANNELS;
    return square && plain && layer.in() <= few;
  }

  private Tensor back(Tensor gradient, Size plane) {
    int s = layer.window().stride().height();
    var padding = layer.window().padding();
    var kernel = layer.window().kernel();
    var rows = Phases.of(kernel.height(), s, padding.top());
    var columns = Phases.of(kernel.width(), s, padding.left());
    var around =
        new Padding(
            rows.before(),
            columns.before(),
            rows.after(plane.height(), (int) gradient.size(2)),
            columns.after(plane.width(), (int) gradient.size(3)));
    boolean direct = around.symmetric() && around.top() >= 0 && around.left() >= 0;
    var phases =
        torch.conv2d(
            direct ? gradient : Windows.pad(gradient, around, 0),
            phasedWeight(rows, columns),
            new TensorOptional(),
            UNIT,
            direct ? Windows.amounts(around) : ZERO,
            UNIT,
            1);
    var together = torch.pixel_shuffle(phases, s);
    return together.narrow(2, 0, plane.height()).narrow(3, 0, plane.width());
  }

  /** [out, in, kh, kw] becomes [in s s, out, Kh, Kw]. */
  private Tensor phasedWeight(Phases rows, Phases columns) {
    var amounts =
        new long[] {
          columns.weightBefore(), columns.weightAfter(), rows.weightBefore(), rows.weightAfter()
        };
    int s = layer.window().stride().height();
    var cut =
        torch
            .constant_pad_nd(weight, amounts)
            .reshape(layer.out(), layer.in(), rows.taps(), s, columns.taps(), s);
    return cut.flip(2, 4)
        .permute(1, 3, 5, 0, 2, 4)
        .reshape((long) layer.in() * s * s, layer.out(), rows.taps(), columns.taps());
  }

  /**
   * One axis of the cut.
   *
   * @param taps K, how many output positions an input position depends on, over all phases
   * @param reach the largest e
   */
  private record Phases(int kernel, int stride, int padding, int taps, int reach) {

    static Phases of(int kernel, int stride, int padding) {
      int reach = (padding + stride - 1) / stride;
      int shifted = stride * reach - padding + kernel;
      return new Phases(kernel, stride, padding, (shifted + stride - 1) / stride, reach);
    }

    int weightBefore() {
      return stride * reach - padding;
    }

    int weightAfter() {
      return stride * taps - weightBefore() - kernel;
    }

    int before() {
      return taps - 1 - reach;
    }

    /** So that every phase has ceil(extent / stride) positions. */
    int after(int extent, int outputs) {
      int positions = (extent + stride - 1) / stride;
      return positions - outputs - before() + taps - 1;
    }
  }
}
