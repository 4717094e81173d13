package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.layer.Size;
import io.hauberk.tensor.onnx.Value.Computed;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Images for the layers that work on planes; a signal of one axis is an image of one row. */
final class Planes {
  private Planes() {}

  /** [n, channels, height, width]. */
  static Computed of(Call call) {
    var x = call.computed(0);
    Checks.argument(
        x.rank() == 3 || x.rank() == 4, "input", x.shape(), "channels and one or two axes");
    return x.rank() == 4 ? x : Reshaping.to(call, x, List.of(1L, x.extent(1), 1L, x.extent(2)));
  }

  /** The result in as many axes as the node's input has. */
  static Computed back(Call call, Computed y) {
    return call.computed(0).rank() == 4
        ? y
        : Reshaping.to(call, y, List.of(1L, y.extent(1), y.extent(3)));
  }

  /** A kernel of two spatial axes. */
  static Tensor kernel(Call call, int input) {
    var weight = call.weight(input);
    Checks.argument(
        weight.dim() == call.computed(0).rank(), "kernel rank", weight.dim(), "the input's rank");
    return weight.dim() == 3 ? weight.unsqueeze(2) : weight;
  }

  static Size size(Computed x) {
    return new Size(Math.toIntExact(x.extent(2)), Math.toIntExact(x.extent(3)));
  }
}
