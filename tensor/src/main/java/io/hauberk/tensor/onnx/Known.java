package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A value known at import but for the batch size n: constant + slope n, element by element. Shape
 * arithmetic of exports is affine in n, so it folds without fixing n.
 */
record Known(Tensor constant, Optional<Tensor> slope) implements Value {

  @Override
  public String kind() {
    return "known at import, shape " + Arrays.toString(shape());
  }

  static Known of(Tensor constant) {
    return new Known(constant, Optional.empty());
  }

  static Known of(long... values) {
    return of(Tensors.of(values, values.length));
  }

  static Known of(Dim number) {
    return new Known(
            Tensors.of(new long[] {number.constant()}),
            Optional.of(Tensors.of(new long[] {number.perBatch()})))
        .simplest();
  }

  /** The extents of a computed value. */
  static Known shapeOf(Computed value) {
    var constant = value.shape().stream().mapToLong(Long::longValue).toArray();
    var slope = new long[constant.length];
    constant[0] = 0;
    slope[0] = 1;
    return new Known(
        Tensors.of(constant, constant.length), Optional.of(Tensors.of(slope, slope.length)));
  }

  /** This without a slope that is zero. */
  Known simplest() {
    return slope.filter(s -> s.count_nonzero().item_long() > 0).isPresent() ? this : of(constant);
  }

  boolean fixed() {
    return slope.isEmpty();
  }

  /**
   * @throws IllegalArgumentException when the batch size decides
   */
  Tensor value() {
    Checks.argument(fixed(), "operand", "depends on the batch size", "known at import");
    return constant;
  }

  int rank() {
    return Math.toIntExact(constant.dim());
  }

  long[] shape() {
    return Tensors.shape(constant);
  }

  /** The only element. */
  double scalar() {
    Checks.argument(value().numel() == 1, "operand", Arrays.toString(shape()), "one element");
    return value().to(ScalarType.Double).item_double();
  }

  /** The elements in row-major order. */
  long[] longs() {
    Checks.argument(
        value().numel() <= Limits.LIST, "operand", value().numel(), "at most " + Limits.LIST);
    return value().numel() == 0 ? new long[0] : Tensors.longs(value());
  }

  /** The elements in row-major order. */
  List<Dim> dims() {
    var constants = of(constant).longs();
    var slopes = slope.map(s -> of(s).longs()).orElseGet(() -> new long[constants.length]);
    return IntStream.range(0, constants.length)
        .mapToObj(i -> new Dim(constants[i], slopes[i]))
        .toList();
  }

  /** Applies what moves, copies or scales elements. */
  Known linear(UnaryOperator<Tensor> operation) {
    return new Known(operation.apply(constant), slope.map(operation)).simplest();
  }

  /** Applies what moves elements of two values. */
  Known linear(Known other, BinaryOperator<Tensor> operation) {
    if (fixed() && other.fixed()) {
      return of(operation.apply(constant, other.constant));
    }
    return new Known(
            operation.apply(constant, other.constant),
            Optional.of(operation.apply(slopeOrZero(), other.slopeOrZero())))
        .simplest();
  }

  Tensor slopeOrZero() {
    return slope.orElseGet(() -> torch.zeros_like(constant));
  }
}
