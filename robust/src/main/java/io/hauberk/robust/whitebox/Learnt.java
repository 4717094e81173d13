package io.hauberk.robust.whitebox;

import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/** Values that were learnt, outside of libtorch's memory. */
final class Learnt {

  private final long[] shape;
  private final float[] values;

  /** Copies {@code values}. */
  Learnt(Tensor values) {
    this.shape = Tensors.shape(values);
    this.values = Tensors.floats(values);
  }

  int size() {
    return values.length;
  }

  /** Row by row. */
  float[] values() {
    return values.clone();
  }

  /** In the scope of the caller. */
  Tensor tensor() {
    return Tensors.of(values, shape);
  }
}
