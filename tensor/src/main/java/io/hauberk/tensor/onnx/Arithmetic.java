package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.layer.Activation.Clip;
import io.hauberk.tensor.layer.Activation.Power;
import io.hauberk.tensor.layer.Activation.Relu;
import io.hauberk.tensor.layer.Join.Add;
import io.hauberk.tensor.layer.Join.Div;
import io.hauberk.tensor.layer.Join.Mul;
import io.hauberk.tensor.layer.Join.Sub;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.onnx.Value.Computed;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Operators of two operands that stretch to each other. */
final class Arithmetic {
  private Arithmetic() {}

  static void addTo(Map<String, Op> ops) {
    ops.put("Add", joining(new Add()));
    ops.put("Sub", joining(new Sub()));
    ops.put("Mul", joining(new Mul()));
    ops.put("Div", joining(new Div()));
    ops.put("Sum", Op.of(Arithmetic::sum));
    ops.put("Pow", Op.of(Arithmetic::power));
    ops.put("Max", Op.of(call -> extremum(call, Arithmetic::maximum)));
    ops.put("Min", Op.of(call -> extremum(call, Arithmetic::minimum)));
    ops.put("Where", Op.of(Arithmetic::where));
  }

  /** What two operands become; at least one is computed. */
  @FunctionalInterface
  private interface Joined {
    Computed of(Call call, Value a, Value b);
  }

  private static Op joining(Layer layer) {
    return Op.of(call -> join(call, layer, call.input(0), call.input(1)));
  }

  /**
   * Joins two values, one or both computed.
   *
   * @throws IllegalArgumentException when the batch axis of one would meet another axis
   */
  static Computed join(Call call, Layer layer, Value a, Value b) {
    int rank = Math.max(batchRank(a), batchRank(b));
    return call.emit(layer, operand(call, a, rank), operand(call, b, rank));
  }

  /** A value as an operand beside computed values of {@code rank}. */
  static Computed operand(Call call, Value value, int rank) {
    if (value instanceof Known known) {
      int own = known.rank();
      Checks.argument(
          own < rank || (own == rank && known.shape()[0] == 1),
          "constant operand",
          "rank " + own,
          "no batch axis beside rank " + rank);
      return call.constant(known.value());
    }
    Checks.argument(value instanceof Computed, "operand", "computed indices", "computed numbers");
    Checks.argument(
        batchRank(value) == rank, "operand", "rank " + batchRank(value), "rank " + rank);
    return (Computed) value;
  }

  private static int batchRank(Value value) {
    return value instanceof Computed computed ? computed.rank() : 0;
  }

  private static Value sum(Call call) {
    Value sum = call.input(0);
    for (int i = 1; i < call.inputs().size(); i++) {
      sum = join(call, new Add(), sum, call.input(i));
    }
    return sum;
  }

  private static Value power(Call call) {
    var exponent = call.known(1);
    var first = exponent.value().flatten().narrow(0, 0, 1);
    Checks.argument(
        exponent.value().eq(first).all().item_bool(), "exponent", "several", "one for all");
    double power = Known.of(first).scalar();
    return power == 1 ? call.computed(0) : call.emit(new Power(power), call.computed(0));
  }

  private static Value extremum(Call call, Joined joined) {
    Value result = call.input(0);
    for (int i = 1; i < call.inputs().size(); i++) {
      result = joined.of(call, result, call.input(i));
    }
    return result;
  }

  /** b + Relu(a - b), or a clip where b is a number. */
  private static Computed maximum(Call call, Value a, Value b) {
    if (a instanceof Known && b instanceof Computed) {
      return maximum(call, b, a);
    }
    if (b instanceof Known known && known.value().numel() == 1) {
      return call.emit(new Clip(known.scalar(), Double.POSITIVE_INFINITY), (Computed) a);
    }
    var above = call.emit(new Relu(), join(call, new Sub(), a, b));
    return join(call, new Add(), above, b);
  }

  /** a - Relu(a - b), or a clip where b is a number. */
  private static Computed minimum(Call call, Value a, Value b) {
    if (a instanceof Known && b instanceof Computed) {
      return minimum(call, b, a);
    }
    if (b instanceof Known known && known.value().numel() == 1) {
      return call.emit(new Clip(Double.NEGATIVE_INFINITY, known.scalar()), (Computed) a);
    }
    var above = call.emit(new Relu(), join(call, new Sub(), a, b));
    return join(call, new Sub(), a, above);
  }

  /** A known mask: each branch times where it is chosen; a known branch fills with its numbers. */
  private static Value where(Call call) {
    var chosen = call.known(0).value();
    var first = masked(call, call.input(1), chosen);
    var second = masked(call, call.input(2), chosen.logical_not());
    return join(call, new Add(), first, second);
  }

  private static Value masked(Call call, Value branch, Tensor where) {
    if (branch instanceof Known known) {
      call.limits().chargeFolded(Limits.elements(Broadcast.shape(known, Known.of(where))));
      return Known.of(torch.where(where, known.value(), torch.zeros_like(known.value())));
    }
    return join(call, new Mul(), branch, Known.of(where.to(ScalarType.Float)));
  }
}
