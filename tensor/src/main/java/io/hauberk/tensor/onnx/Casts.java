package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Changes of the element type. The network computes in float32 whatever a file's type. */
final class Casts {
  private Casts() {}

  static Value computed(Call call) {
    var type = type(call).keptType();
    Checks.argument(type != ScalarType.Bool, "to", "bool", "numbers");
    if (call.input(0) instanceof Value.Indices indices) {
      Checks.argument(
          indices.exact() || type == ScalarType.Long, "to", type, "whole numbers, once truncated");
      return type == ScalarType.Long ? indices : indices.from();
    }
    var x = call.computed(0);
    return type == ScalarType.Long ? new Value.Indices(x, false) : x;
  }

  /** Towards zero where whole numbers are asked for. */
  static Value folded(Call call) {
    var x = call.known(0);
    var type = type(call).keptType();
    call.limits().chargeFolded(x.constant().numel());
    if (type == ScalarType.Long && !x.fixed()) {
      FoldedArithmetic.requireWhole(x);
    }
    return x.linear(t -> t.to(type));
  }

  private static Element type(Call call) {
    return Element.of(call.attributes().small("to", 0));
  }
}
