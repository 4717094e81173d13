package io.hauberk.tensor;

import static org.bytedeco.pytorch.global.torch.from_blob;

import io.hauberk.core.Checks;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Small named bridges between Java arrays and libtorch; not a facade. */
public final class Tensors {
  private Tensors() {}

  /** A float32 tensor with a copy of the values, in row-major order. */
  public static Tensor of(float[] values, long... shape) {
    checkCount(values.length, shape);
    try (var scope = TensorScope.open()) {
      return scope.keep(
          from_blob(new FloatPointer(values), shape, options(ScalarType.Float)).clone());
    }
  }

  /** An int64 tensor with a copy of the values, in row-major order. */
  public static Tensor of(long[] values, long... shape) {
    checkCount(values.length, shape);
    try (var scope = TensorScope.open()) {
      return scope.keep(
          from_blob(new LongPointer(values), shape, options(ScalarType.Long)).clone());
    }
  }

  /** The values in row-major order, as float32. */
  public static float[] floats(Tensor tensor) {
    try (var scope = TensorScope.open()) {
      var dense = tensor.detach().to(ScalarType.Float).contiguous();
      var values = new float[Math.toIntExact(dense.numel())];
      new FloatPointer(dense.data_ptr()).get(values);
      return values;
    }
  }

  /** The values in row-major order, as int64. */
  public static long[] longs(Tensor tensor) {
    try (var scope = TensorScope.open()) {
      var dense = tensor.detach().to(ScalarType.Long).contiguous();
      var values = new long[Math.toIntExact(dense.numel())];
      new LongPointer(dense.data_ptr()).get(values);
      return values;
    }
  }

  /** The extents. */
  public static long[] shape(Tensor tensor) {
    var shape = new long[Math.toIntExact(tensor.dim())];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = tensor.size(axis);
    }
    return shape;
  }

  /** Options of a dense tensor on the processor. */
  public static TensorOptions options(ScalarType type) {
    return new TensorOptions(type);
  }

  /** A present scalar. */
  public static ScalarOptional optional(double value) {
    return new ScalarOptional(new Scalar(value));
  }

  /** Shape [n, 1, 1, ...] that broadcasts one value per sample over {@code like}. */
  public static long[] perSample(Tensor like) {
    var shape = new long[Math.toIntExact(like.dim())];
    Arrays.fill(shape, 1);
    shape[0] = like.size(0);
    return shape;
  }

  /** How many rows of [n, classes] have their largest score at their label. */
  public static long right(Tensor logits, Tensor labels) {
    try (var scope = TensorScope.open()) {
      return logits.argmax(new LongOptional(1), false).eq(labels).sum().item_long();
    }
  }

  private static void checkCount(long count, long[] shape) {
    long expected = 1;
    for (long extent : shape) {
      Checks.notNegative("shape", extent);
      expected = Math.multiplyExact(expected, extent);
    }
    Checks.argument(
        count == expected, "values", count, expected + " for shape " + Arrays.toString(shape));
  }
}
