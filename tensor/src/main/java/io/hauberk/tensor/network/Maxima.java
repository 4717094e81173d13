package io.hauberk.tensor.network;

import io.hauberk.tensor.layer.Pool.MaxPool2d;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The largest value of each window; the way back leads to where it stood. */
record Maxima(MaxPool2d layer) implements Operation {

  @Override
  public Tensor apply(Tensor[] inputs, Pass pass) {
    return Windows.max(inputs[0], layer);
  }

  @Override
  public Traced trace(Tensor[] inputs) {
    var window = layer.window();
    if (!Windows.direct(window)) {
      return Operation.super.trace(inputs);
    }
    var x = inputs[0];
    var kernel = window.kernel().array();
    var stride = window.stride().array();
    var padding = Windows.amounts(window.padding());
    var dilation = window.dilation().array();
    boolean ceil = layer.ceilMode();
    var found = torch.max_pool2d_with_indices(x, kernel, stride, padding, dilation, ceil);
    var places = found.get1();
    return new Traced(
        found.get0(),
        gradient ->
            new Tensor[] {
              torch.max_pool2d_with_indices_backward(
                  ChannelsLast.of(gradient), x, kernel, stride, padding, dilation, ceil, places)
            });
  }
}
