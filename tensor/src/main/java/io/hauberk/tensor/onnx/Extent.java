package io.hauberk.tensor.onnx;

import java.util.List;

/**
 * What a layer makes of its inputs.
 *
 * @param shape with the batch as 1
 * @param multiplications for one sample
 */
record Extent(List<Long> shape, double multiplications) {

  Extent {
    shape = List.copyOf(shape);
  }

  /** One multiplication an element. */
  static Extent of(List<Long> shape) {
    return of(shape, 1);
  }

  static Extent of(List<Long> shape, double multiplicationsPerElement) {
    return new Extent(shape, multiplicationsPerElement * Limits.elements(shape));
  }
}
