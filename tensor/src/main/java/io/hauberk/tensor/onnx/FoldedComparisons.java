package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Tensors;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Comparisons and choices by what is known at import. What depends on the batch size n compares
 * only where every n from 1 on gives the same answer.
 */
final class FoldedComparisons {
  private FoldedComparisons() {}

  static void addTo(Map<String, Op> ops) {
    ops.put("Equal", comparing(Tensor::eq, sign -> sign == 0));
    ops.put("Less", comparing(Tensor::lt, sign -> sign < 0));
    ops.put("LessOrEqual", comparing(Tensor::le, sign -> sign <= 0));
    ops.put("Greater", comparing(Tensor::gt, sign -> sign > 0));
    ops.put("GreaterOrEqual", comparing(Tensor::ge, sign -> sign >= 0));
    ops.put("Not", Op.of(call -> Known.of(call.weight(0).logical_not())));
    ops.put("And", Op.of(call -> logic(call, Tensor::logical_and)));
    ops.put("Or", Op.of(call -> logic(call, Tensor::logical_or)));
    ops.put("Where", Op.of(FoldedComparisons::where));
  }

  private static Op comparing(BinaryOperator<Tensor> fixed, IntPredicate bySign) {
    return Op.of(
        call -> {
          var a = FoldedArithmetic.charged(call);
          var b = call.known(1);
          return a.fixed() && b.fixed()
              ? Known.of(fixed.apply(a.constant(), b.constant()))
              : Known.of(forEveryBatch(a.linear(b, Tensor::sub), bySign));
        });
  }

  private static Tensor forEveryBatch(Known difference, IntPredicate bySign) {
    var dims = difference.dims();
    var holds = new long[dims.size()];
    for (int i = 0; i < holds.length; i++) {
      boolean first = bySign.test(sign(dims.get(i), 1));
      for (long batch : new long[] {2, zero(dims.get(i)), Integer.MAX_VALUE}) {
        Checks.argument(
            bySign.test(sign(dims.get(i), batch)) == first,
            "comparison",
            "decided by the batch size",
            "the same for all");
      }
      holds[i] = first ? 1 : 0;
    }
    return Tensors.of(holds, difference.shape()).to(ScalarType.Bool);
  }

  private static int sign(Dim difference, long batch) {
    long slope = Math.multiplyExact(difference.perBatch(), batch);
    return Long.signum(Math.addExact(difference.constant(), slope));
  }

  /** The batch size near which a difference changes its sign, if one does. */
  private static long zero(Dim difference) {
    if (difference.fixed() || difference.constant() % difference.perBatch() != 0) {
      return 1;
    }
    return Math.max(1, -(difference.constant() / difference.perBatch()));
  }

  private static Value logic(Call call, BinaryOperator<Tensor> operation) {
    var a = FoldedArithmetic.charged(call).value();
    return Known.of(operation.apply(a, call.weight(1)));
  }

  private static Value where(Call call) {
    var chosen = call.known(0);
    var a = call.known(1);
    var b = call.known(2);
    var shape = Broadcast.shape(Broadcast.shape(chosen, a), Broadcast.shape(a, b));
    call.limits().chargeFolded(Limits.elements(shape));
    return a.linear(b, (x, y) -> torch.where(chosen.value().to(ScalarType.Bool), x, y));
  }
}
