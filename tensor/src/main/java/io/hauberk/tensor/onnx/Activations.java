package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.layer.Activation.Approximation;
import io.hauberk.tensor.layer.Activation.Clip;
import io.hauberk.tensor.layer.Activation.Elementwise;
import io.hauberk.tensor.layer.Activation.Elu;
import io.hauberk.tensor.layer.Activation.Function;
import io.hauberk.tensor.layer.Activation.Gelu;
import io.hauberk.tensor.layer.Activation.HardSigmoid;
import io.hauberk.tensor.layer.Activation.HardSwish;
import io.hauberk.tensor.layer.Activation.LeakyRelu;
import io.hauberk.tensor.layer.Activation.LogSoftmax;
import io.hauberk.tensor.layer.Activation.Relu;
import io.hauberk.tensor.layer.Activation.Sigmoid;
import io.hauberk.tensor.layer.Activation.Softmax;
import io.hauberk.tensor.layer.Activation.Tanh;
import io.hauberk.tensor.layer.Join.Add;
import io.hauberk.tensor.layer.Join.Div;
import io.hauberk.tensor.layer.Join.Mul;
import io.hauberk.tensor.layer.Join.Sub;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.onnx.Value.Computed;
import java.util.Map;
import java.util.function.IntFunction;
import org.bytedeco.pytorch.Tensor;

/** Operators that work element by element, and the softmaxes. */
final class Activations {

  /** From this opset on, Softmax works along one axis, by default the last. */
  private static final long SOFTMAX_ALONG_AXIS = 13;

  /** float32 has no larger; exports write it where they mean no bound. */
  private static final double OPEN = Float.MAX_VALUE;

  /** PyTorch's HardSigmoid has a sixth, which files round to float32. */
  private static final double SIXTH_TOLERANCE = 1e-6;

  /** Selu's constants (Klambauer et al. 2017), as ONNX defaults. */
  private static final double SELU_ALPHA = 1.6732631921768188;

  private static final double SELU_GAMMA = 1.0507010221481323;

  private Activations() {}

  static void addTo(Map<String, Op> ops) {
    ops.put("Relu", plain(new Relu()));
    ops.put("Sigmoid", plain(new Sigmoid()));
    ops.put("Tanh", plain(new Tanh()));
    ops.put("HardSwish", plain(new HardSwish()));
    ops.put("Abs", plain(new Elementwise(Function.ABS)));
    ops.put("Erf", plain(new Elementwise(Function.ERF)));
    ops.put("Exp", plain(new Elementwise(Function.EXP)));
    ops.put("Log", plain(new Elementwise(Function.LOG)));
    ops.put("Neg", plain(new Elementwise(Function.NEGATE)));
    ops.put("Reciprocal", plain(new Elementwise(Function.RECIPROCAL)));
    ops.put("Softplus", plain(new Elementwise(Function.SOFTPLUS)));
    ops.put("Sqrt", plain(new Elementwise(Function.SQRT)));
    ops.put("Elu", Op.of(call -> call.emit(new Elu(alpha(call, 1)), call.computed(0))));
    ops.put("LeakyRelu", Op.of(Activations::leakyRelu));
    ops.put("Celu", Op.of(Activations::celu));
    ops.put("Selu", Op.of(Activations::selu));
    ops.put("PRelu", Op.of(Activations::pRelu));
    ops.put("Gelu", Op.of(Activations::gelu));
    ops.put("Swish", Op.of(Activations::swish));
    ops.put("Mish", Op.of(Activations::mish));
    ops.put("Softsign", Op.of(Activations::softsign));
    ops.put("HardSigmoid", Op.of(Activations::hardSigmoid));
    ops.put("Clip", Op.of(Activations::clip));
    ops.put("Softmax", Op.of(call -> softmax(call, Softmax::new)));
    ops.put("LogSoftmax", Op.of(call -> softmax(call, LogSoftmax::new)));
  }

  private static Op plain(Layer layer) {
    return Op.of(call -> call.emit(layer, call.computed(0)));
  }

  private static double alpha(Call call, double absent) {
    return call.attributes().number("alpha", absent);
  }

  private static Value leakyRelu(Call call) {
    return call.emit(new LeakyRelu(alpha(call, 0.01)), call.computed(0));
  }

  /** alpha Elu_1(x / alpha). */
  private static Value celu(Call call) {
    double alpha = alpha(call, 1);
    var x = call.computed(0);
    if (alpha == 1) {
      return call.emit(new Elu(1), x);
    }
    Checks.positive("alpha", alpha);
    return scaled(call, call.emit(new Elu(1), scaled(call, x, 1 / alpha)), alpha);
  }

  private static Value selu(Call call) {
    var elu = call.emit(new Elu(alpha(call, SELU_ALPHA)), call.computed(0));
    return scaled(call, elu, call.attributes().number("gamma", SELU_GAMMA));
  }

  /** Relu(x) - slope Relu(-x), with a slope for each channel. */
  private static Value pRelu(Call call) {
    var x = call.computed(0);
    var slope = call.known(1);
    if (slope.value().numel() == 1) {
      return call.emit(new LeakyRelu(slope.scalar()), x);
    }
    var negative = call.emit(new Relu(), call.emit(new Elementwise(Function.NEGATE), x));
    var part = Arithmetic.join(call, new Mul(), negative, slope);
    return call.emit(new Sub(), call.emit(new Relu(), x), part);
  }

  private static Value gelu(Call call) {
    var name = call.attributes().text("approximate").orElse("none");
    var approximation =
        Choice.of(
            "approximate", name, Map.of("none", Approximation.NONE, "tanh", Approximation.TANH));
    return call.emit(new Gelu(approximation), call.computed(0));
  }

  private static Value swish(Call call) {
    var x = call.computed(0);
    return call.emit(new Mul(), x, call.emit(new Sigmoid(), scaled(call, x, alpha(call, 1))));
  }

  private static Value mish(Call call) {
    var x = call.computed(0);
    var soft = call.emit(new Elementwise(Function.SOFTPLUS), x);
    return call.emit(new Mul(), x, call.emit(new Tanh(), soft));
  }

  private static Value softsign(Call call) {
    var x = call.computed(0);
    var size = call.emit(new Elementwise(Function.ABS), x);
    return call.emit(new Div(), x, call.emit(new Add(), size, call.constant(scalar(1))));
  }

  /** clip(alpha x + beta, 0, 1). */
  private static Value hardSigmoid(Call call) {
    var x = call.computed(0);
    double alpha = alpha(call, 0.2);
    double beta = call.attributes().number("beta", 0.5);
    if (Math.abs(alpha - 1.0 / 6) < SIXTH_TOLERANCE && beta == 0.5) {
      return call.emit(new HardSigmoid(), x);
    }
    var shifted = call.emit(new Add(), scaled(call, x, alpha), call.constant(scalar(beta)));
    return call.emit(new Clip(0, 1), shifted);
  }

  private static Value clip(Call call) {
    double low = bound(call, 1, "min", Double.NEGATIVE_INFINITY);
    double high = bound(call, 2, "max", Double.POSITIVE_INFINITY);
    return call.emit(clip(low, high), call.computed(0));
  }

  /** A clip between bounds; beyond float32 they are open. As in ONNX, the upper one wins. */
  static Layer clip(double low, double high) {
    double open = low <= -OPEN ? Double.NEGATIVE_INFINITY : low;
    double end = high >= OPEN ? Double.POSITIVE_INFINITY : high;
    return new Clip(Math.min(open, end), end);
  }

  static double bound(Call call, int index, String attribute, double absent) {
    return call.optional(index)
        .map(Known::scalar)
        .or(() -> call.attributes().number(attribute))
        .orElse(absent);
  }

  private static Value softmax(Call call, IntFunction<Layer> layer) {
    var x = call.computed(0);
    boolean along = call.opset() >= SOFTMAX_ALONG_AXIS;
    int axis = Call.axis(call.attributes().integer("axis", along ? -1 : 1), x.rank());
    if (along || axis == x.rank() - 1) {
      return call.emit(layer.apply(axis), x);
    }
    var flat = Reshaping.to(call, x, Reshaping.merged(x.shape(), axis));
    return Reshaping.to(call, call.emit(layer.apply(axis), flat), x.shape());
  }

  private static Computed scaled(Call call, Computed x, double factor) {
    return factor == 1 ? x : call.emit(new Mul(), x, call.constant(scalar(factor)));
  }

  private static Tensor scalar(double value) {
    return Constants.scalar(value);
  }
}
