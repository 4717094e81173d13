package io.hauberk.tensor.onnx;

import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/** Small tensors that operators are made of. */
final class Constants {
  private Constants() {}

  static Tensor scalar(double value) {
    return Tensors.of(new float[] {(float) value});
  }
}
