package io.hauberk.tensor.file;

import io.hauberk.core.ModelFormatException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A tensor as a state dict describes it: a walk over a storage, which tensors may share.
 *
 * @param offset of the first element, in elements
 * @param strides elements between neighbours along each axis
 */
record TensorView(Storage storage, long offset, long[] shape, long[] strides)
    implements PickleValue {

  private static final String PART = "tensor layout";

  /** libtorch's own limit. */
  private static final int MAX_AXES = 64;

  /**
   * Throws unless every element lies inside the storage and there are no more elements than the
   * storage has: a stride of 0 must not make a large tensor of a small file.
   */
  TensorView {
    if (shape.length != strides.length) {
      throw new ModelFormatException(
          PART, shape.length + " axes, " + strides.length + " strides", "as many");
    }
    long end = end(offset, shape, strides);
    if (end > storage.count() || elements(shape) > storage.count()) {
      throw new ModelFormatException(
          PART,
          Arrays.toString(shape) + ", ends at " + end,
          "inside its storage of " + storage.count());
    }
  }

  /** From the arguments of PyTorch's rebuilding functions. */
  static TensorView of(List<PickleValue> arguments) {
    return new TensorView(
        arguments.get(0).storage("tensor storage"),
        arguments.get(1).size("tensor offset"),
        sizes(arguments.get(2), "tensor size"),
        sizes(arguments.get(3), "tensor stride"));
  }

  private static long[] sizes(PickleValue value, String part) {
    var sizes = value.items(part);
    if (sizes.size() > MAX_AXES) {
      throw new ModelFormatException(part, sizes.size() + " axes", "at most " + MAX_AXES);
    }
    return sizes.stream().mapToLong(size -> size.size(part)).toArray();
  }

  /** Position after the last element; the offset for a tensor without any. */
  private static long end(long offset, long[] shape, long[] strides) {
    try {
      long last = offset;
      long elements = 1;
      boolean empty = false;
      for (int axis = 0; axis < shape.length; axis++) {
        long extent = Math.max(1, shape[axis]);
        last = Math.addExact(last, Math.multiplyExact(extent - 1, strides[axis]));
        elements = Math.multiplyExact(elements, extent);
        empty |= shape[axis] == 0;
      }
      return empty ? offset : Math.addExact(last, 1);
    } catch (ArithmeticException e) {
      throw new ModelFormatException(PART, Arrays.toString(shape), "below 2^63 elements", e);
    }
  }

  /** How many numbers it shows. */
  long elements() {
    return elements(shape);
  }

  private static long elements(long[] shape) {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }

  @Override
  public String kind() {
    return "tensor";
  }

  @Override
  public Optional<TensorView> tensor() {
    return Optional.of(this);
  }
}
