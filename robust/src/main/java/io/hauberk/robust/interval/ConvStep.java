package io.hauberk.robust.interval;

import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.layer.Affine.Conv2d;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** A convolution with the same padding on opposite sides. */
record ConvStep(Conv2d layer, Tensor weight, Optional<Tensor> bias) implements IntervalStep {

  @Override
  public Interval forward(List<Interval> inputs) {
    var x = inputs.get(0);
    var centre =
        convolved(x.centre(), weight, bias.map(TensorOptional::new).orElseGet(TensorOptional::new));
    return new Interval(centre, convolved(x.radius(), weight.abs(), new TensorOptional()));
  }

  private Tensor convolved(Tensor x, Tensor by, TensorOptional shift) {
    var window = layer.window();
    return torch.conv2d(
        x,
        by,
        shift,
        window.stride().array(),
        padding(),
        window.dilation().array(),
        layer.groups());
  }

  private long[] padding() {
    var padding = layer.window().padding();
    return new long[] {padding.top(), padding.left()};
  }

  @Override
  public Share back(Tensor a, List<Interval> inputs) {
    var shape = Tensors.shape(inputs.get(0).centre());
    var window = layer.window();
    var flat =
        torch.conv_transpose2d(
            a.flatten(0, 1),
            weight,
            new TensorOptional(),
            window.stride().array(),
            padding(),
            rest(a, shape),
            layer.groups(),
            window.dilation().array());
    var toInput = flat.reshape(a.size(0), a.size(1), shape[1], shape[2], shape[3]);
    return bias.map(b -> new Share(List.of(toInput), a.sum(3, 4).matmul(b)))
        .orElseGet(() -> Share.unmoved(a, List.of(toInput)));
  }

  /** Pixels of the input at the far ends that no position of the kernel reaches. */
  private long[] rest(Tensor a, long[] shape) {
    var window = layer.window();
    var padding = window.padding();
    long down =
        (a.size(3) - 1) * window.stride().height()
            + window.reach().height()
            - padding.top()
            - padding.bottom();
    long across =
        (a.size(4) - 1) * window.stride().width()
            + window.reach().width()
            - padding.left()
            - padding.right();
    return new long[] {shape[2] - down, shape[3] - across};
  }
}
