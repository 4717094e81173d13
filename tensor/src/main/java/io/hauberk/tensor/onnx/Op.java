package io.hauberk.tensor.onnx;

import java.util.List;
import java.util.function.Function;

/** What one ONNX operator becomes. */
@FunctionalInterface
interface Op {

  /** The values of its outputs; those that no network of the algebra can have are left out. */
  List<Value> apply(Call call);

  /** An operator whose first output is all that counts. */
  static Op of(Function<Call, Value> single) {
    return call -> List.of(single.apply(call));
  }
}
