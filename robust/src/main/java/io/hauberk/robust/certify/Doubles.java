package io.hauberk.robust.certify;

import io.hauberk.tensor.TensorScope;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Float64 values of a tensor. */
final class Doubles {
  private Doubles() {}

  /** In row-major order. */
  static double[] of(Tensor tensor) {
    try (var scope = TensorScope.open()) {
      var dense = tensor.detach().to(ScalarType.Double).contiguous();
      var values = new double[Math.toIntExact(dense.numel())];
      new DoublePointer(dense.data_ptr()).get(values);
      return values;
    }
  }
}
