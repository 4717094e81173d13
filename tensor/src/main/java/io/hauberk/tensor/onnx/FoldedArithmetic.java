package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Tensors;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Arithmetic on what is known at import: shapes, which may depend on the batch, and weights. */
final class FoldedArithmetic {
  private FoldedArithmetic() {}

  static void addTo(Map<String, Op> ops) {
    ops.put("Add", Op.of(call -> charged(call).linear(call.known(1), Tensor::add)));
    ops.put("Sub", Op.of(call -> charged(call).linear(call.known(1), Tensor::sub)));
    ops.put("Mul", Op.of(FoldedArithmetic::product));
    ops.put("Div", Op.of(FoldedArithmetic::quotient));
    ops.put("Mod", Op.of(FoldedArithmetic::remainder));
    ops.put("Neg", Op.of(call -> charge(call).linear(Tensor::neg)));
    ops.put("Pow", joined(Tensor::pow));
    ops.put("Min", joined(Tensor::minimum));
    ops.put("Max", joined(Tensor::maximum));
    ops.put("MatMul", Op.of(FoldedArithmetic::matMul));
    ops.put("Sqrt", fixed(Tensor::sqrt));
    ops.put("Exp", fixed(Tensor::exp));
    ops.put("Log", fixed(Tensor::log));
    ops.put("Abs", fixed(Tensor::abs));
    ops.put("Sign", fixed(Tensor::sign));
    ops.put("Erf", fixed(Tensor::erf));
    ops.put("Reciprocal", fixed(Tensor::reciprocal));
    ops.put("Sigmoid", fixed(Tensor::sigmoid));
    ops.put("Tanh", fixed(Tensor::tanh));
    ops.put("Relu", fixed(Tensor::relu));
    ops.put("Softplus", fixed(torch::softplus));
    ops.put("Clip", Op.of(FoldedArithmetic::clip));
    ops.put("Floor", rounding(Tensor::floor));
    ops.put("Ceil", rounding(Tensor::ceil));
    ops.put("Round", rounding(Tensor::round));
  }

  /** An operator on one value that does not depend on the batch. */
  private static Op fixed(UnaryOperator<Tensor> operation) {
    return Op.of(call -> Known.of(operation.apply(charge(call).value())));
  }

  /** The same for operands that stretch to each other. */
  private static Op joined(BinaryOperator<Tensor> operation) {
    return Op.of(
        call -> {
          var result = charged(call).value();
          for (int i = 1; i < call.inputs().size(); i++) {
            call.limits()
                .chargeFolded(Limits.elements(Broadcast.shape(Known.of(result), call.known(i))));
            result = operation.apply(result, call.known(i).value());
          }
          return Known.of(result);
        });
  }

  /** What is whole stays as it is, so multiples of the batch do too. */
  private static Op rounding(UnaryOperator<Tensor> operation) {
    return Op.of(
        call -> {
          var x = charge(call);
          if (x.fixed()) {
            return Known.of(floating(x.constant()) ? operation.apply(x.constant()) : x.constant());
          }
          requireWhole(x);
          return x;
        });
  }

  private static Known charge(Call call) {
    call.limits().chargeFolded(call.known(0).constant().numel());
    return call.known(0);
  }

  /** The first of two operands, once their result is paid for. */
  static Known charged(Call call) {
    int second = Math.min(1, call.inputs().size() - 1);
    var shape = Broadcast.shape(call.known(0), call.known(second));
    call.limits().chargeFolded(Limits.elements(shape));
    return call.known(0);
  }

  private static Value product(Call call) {
    var a = charged(call);
    var b = call.known(1);
    return b.fixed() ? a.linear(t -> t.mul(b.constant())) : b.linear(t -> t.mul(a.value()));
  }

  /** Towards zero on whole numbers. */
  private static Value quotient(Call call) {
    var a = charged(call);
    var divisor = call.known(1);
    if (!divisor.fixed()) {
      return ratio(a, divisor);
    }
    var b = divisor.constant();
    if (floating(a.constant()) || floating(b)) {
      return a.linear(t -> t.div(b));
    }
    if (!a.fixed()) {
      var rest = a.linear(t -> integers(t, b, (x, y) -> x % y));
      boolean whole = rest.fixed() && rest.constant().count_nonzero().item_long() == 0;
      Checks.argument(whole, "quotient", "with a rest by the batch size", "a whole number");
    }
    return a.linear(t -> integers(t, b, (x, y) -> x / y));
  }

  /** Of two multiples of the batch size: it cancels. */
  private static Value ratio(Known a, Known b) {
    Checks.argument(
        a.constant().numel() == 1 && b.constant().numel() == 1, "divisor", "several", "one");
    var numerator = a.dims().get(0);
    var denominator = b.dims().get(0);
    boolean cancels =
        numerator.constant() == 0
            && denominator.constant() == 0
            && numerator.perBatch() % denominator.perBatch() == 0;
    Checks.argument(cancels, "quotient", numerator + " over " + denominator, "a whole number");
    long ratio = numerator.perBatch() / denominator.perBatch();
    return Known.of(Tensors.of(new long[] {ratio}).expand(Axes.array(Broadcast.shape(a, b))));
  }

  private static Value remainder(Call call) {
    var a = charged(call).value();
    var b = call.known(1).value();
    boolean likeC = call.attributes().flag("fmod", false);
    if (floating(a) || floating(b)) {
      return Known.of(likeC ? a.fmod(b) : a.remainder(b));
    }
    return Known.of(integers(a, b, likeC ? (x, y) -> x % y : Math::floorMod));
  }

  /** By Java: the processor traps on the one quotient that overflows. */
  private static Tensor integers(Tensor a, Tensor b, LongBinaryOperator operation) {
    var shape = Axes.array(Broadcast.shape(Known.of(a), Known.of(b)));
    var left = Known.of(a.expand(shape)).longs();
    var right = Known.of(b.expand(shape)).longs();
    var result = new long[left.length];
    for (int i = 0; i < result.length; i++) {
      Checks.argument(right[i] != 0, "divisor", 0, "not 0");
      result[i] = operation.applyAsLong(left[i], right[i]);
    }
    return Tensors.of(result, shape);
  }

  private static Value matMul(Call call) {
    var a = call.weight(0);
    var b = call.weight(1);
    Checks.argument(a.dim() <= 2 && b.dim() <= 2, "operands", a.dim() + ", " + b.dim(), "matrices");
    call.limits().chargeFolded(Math.multiplyExact(a.numel(), Math.max(1, b.numel())));
    return Known.of(a.matmul(b));
  }

  private static Value clip(Call call) {
    double low = Activations.bound(call, 1, "min", Double.NEGATIVE_INFINITY);
    double high = Activations.bound(call, 2, "max", Double.POSITIVE_INFINITY);
    var type = call.weight(0).scalar_type();
    return Known.of(
        charge(call)
            .value()
            .to(ScalarType.Double)
            .clamp(Tensors.optional(low), Tensors.optional(high))
            .to(type));
  }

  /**
   * @throws IllegalArgumentException unless the value is whole for every batch size
   */
  static void requireWhole(Known x) {
    x.linear(
        t -> {
          boolean whole = !floating(t) || t.eq(t.trunc()).all().item_bool();
          Checks.argument(whole, "operand", "a fraction of the batch size", "a whole number");
          return t;
        });
  }

  private static boolean floating(Tensor tensor) {
    return torch.is_floating_point(tensor);
  }
}
