package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.layer.Join.Add;
import io.hauberk.tensor.layer.Join.MatMul;
import io.hauberk.tensor.onnx.Value.Computed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Matrix products; by known weights they are Linear layers. */
final class Products {
  private Products() {}

  static void addTo(Map<String, Op> ops) {
    ops.put("Gemm", Op.of(Products::gemm));
    ops.put("MatMul", Op.of(Products::matMul));
  }

  /** alpha A B + beta C, where B is known and C is, or is added. */
  private static Value gemm(Call call) {
    var attributes = call.attributes();
    Checks.argument(!attributes.flag("transA", false), "transA", 1, "0, the batch first");
    var x = call.computed(0);
    Checks.argument(x.rank() == 2, "input", x.shape(), "[n, features]");
    var b = matrix(call.weight(1));
    var weight = attributes.flag("transB", false) ? b : b.t();
    var scaled = scaled(call, weight, attributes.number("alpha", 1));
    double beta = attributes.number("beta", 1);
    if (!call.has(2)) {
      return linear(call, x, scaled, Optional.empty());
    }
    if (call.input(2) instanceof Known c && bias(c, weight.size(0))) {
      call.limits().chargeFolded(weight.size(0));
      var bias = scaled(call, c.value(), beta).flatten().expand(weight.size(0));
      return linear(call, x, scaled, Optional.of(bias));
    }
    Checks.argument(beta == 1, "beta", beta, "1 beside a computed C");
    return Arithmetic.join(
        call, new Add(), linear(call, x, scaled, Optional.empty()), call.input(2));
  }

  private static boolean bias(Known c, long out) {
    long elements = c.value().numel();
    return elements == 1 || (elements == out && c.shape()[c.rank() - 1] == out);
  }

  private static Tensor scaled(Call call, Tensor weight, double factor) {
    if (factor == 1) {
      return weight;
    }
    call.limits().chargeFolded(weight.numel());
    return weight.mul(new Scalar(factor));
  }

  private static Tensor matrix(Tensor weight) {
    Checks.argument(weight.dim() == 2, "weight rank", weight.dim(), "2");
    return weight;
  }

  /**
   * @param weight [out, in]
   */
  private static Computed linear(Call call, Computed x, Tensor weight, Optional<Tensor> bias) {
    Map<String, Tensor> weights = new HashMap<>(Map.of("weight", weight));
    bias.ifPresent(b -> weights.put("bias", b));
    var layer =
        new Linear(
            Math.toIntExact(weight.size(1)), Math.toIntExact(weight.size(0)), bias.isPresent());
    return call.emit(layer, weights, x);
  }

  private static Value matMul(Call call) {
    if (call.input(0) instanceof Computed x && call.input(1) instanceof Known weight) {
      return known(call, x, weight);
    }
    int rank = Math.max(rank(call.input(0)), rank(call.input(1)));
    Checks.argument(rank > 2, "operands", "rank " + rank, "a batch axis before the matrices");
    return Arithmetic.join(call, new MatMul(), call.input(0), call.input(1));
  }

  private static Value known(Call call, Computed x, Known weight) {
    if (weight.rank() == 1) {
      var y = linear(call, x, weight.value().unsqueeze(0), Optional.empty());
      return Reshaping.to(call, y, new ArrayList<>(y.shape().subList(0, y.rank() - 1)));
    }
    return weight.rank() == 2
        ? linear(call, x, weight.value().t(), Optional.empty())
        : Arithmetic.join(call, new MatMul(), x, weight);
  }

  private static int rank(Value value) {
    return value instanceof Computed computed ? computed.rank() : 0;
  }
}
