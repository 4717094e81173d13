package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.layer.Activation.Clip;
import io.hauberk.tensor.layer.Activation.Elementwise;
import io.hauberk.tensor.layer.Activation.Function;
import io.hauberk.tensor.layer.Activation.Relu;
import io.hauberk.tensor.layer.Join.Add;
import io.hauberk.tensor.layer.Join.Mul;
import io.hauberk.tensor.layer.Join.Sub;
import io.hauberk.tensor.onnx.Value.Computed;
import io.hauberk.tensor.onnx.Value.Condition;
import io.hauberk.tensor.onnx.Value.Side;
import java.util.List;
import java.util.Map;

/** Choices between values by a threshold on a computed one. */
final class Conditions {

  /** Makes any difference that float32 has between values of use larger than 1. */
  private static final double STEEP = 1e30;

  /** Above this, x and Softplus(x) are the same float32. */
  private static final double SOFTPLUS_LINEAR = 20;

  private Conditions() {}

  static void addComparisonsTo(Map<String, Op> ops) {
    ops.put("Greater", Op.of(call -> compared(call, Side.ABOVE, false)));
    ops.put("GreaterOrEqual", Op.of(call -> compared(call, Side.BELOW, true)));
    ops.put("Less", Op.of(call -> compared(call, Side.BELOW, false)));
    ops.put("LessOrEqual", Op.of(call -> compared(call, Side.ABOVE, true)));
  }

  static void addTo(Map<String, Op> ops) {
    ops.put("Not", Op.of(Conditions::not));
    ops.put("Where", Op.of(Conditions::where));
  }

  private static Value compared(Call call, Side side, boolean negated) {
    return call.input(0) instanceof Known threshold
        ? new Condition(call.computed(1), threshold.scalar(), side.other(), negated)
        : new Condition(call.computed(0), call.known(1).scalar(), side, negated);
  }

  private static Value not(Call call) {
    var condition = condition(call);
    return new Condition(
        condition.of(), condition.threshold(), condition.side(), !condition.negated());
  }

  /** Each branch times a step that is 1 where it is chosen. */
  private static Value where(Call call) {
    var condition = condition(call);
    var there = call.input(condition.negated() ? 2 : 1);
    var elsewhere = call.input(condition.negated() ? 1 : 2);
    if (softplus(call, condition, there, elsewhere)) {
      return elsewhere;
    }
    int rank = condition.of().rank();
    var step = step(call, condition);
    var rest = call.emit(new Sub(), call.constant(Constants.scalar(1)), step);
    return call.emit(
        new Add(),
        call.emit(new Mul(), step, Arithmetic.operand(call, there, rank)),
        call.emit(new Mul(), rest, Arithmetic.operand(call, elsewhere, rank)));
  }

  /** PyTorch exports Softplus with the choice of x where both are the same. */
  private static boolean softplus(Call call, Condition condition, Value there, Value elsewhere) {
    return condition.side() == Side.ABOVE
        && condition.threshold() >= SOFTPLUS_LINEAR
        && there.equals(condition.of())
        && elsewhere instanceof Computed computed
        && call.target()
            .draft()
            .isResult(computed, new Elementwise(Function.SOFTPLUS), List.of(condition.of()));
  }

  /** 1 on the side, 0 elsewhere; its gradient is 0, at the threshold too. */
  private static Computed step(Call call, Condition condition) {
    var threshold = call.constant(Constants.scalar(condition.threshold()));
    var distance =
        switch (condition.side()) {
          case ABOVE -> call.emit(new Sub(), condition.of(), threshold);
          case BELOW -> call.emit(new Sub(), threshold, condition.of());
        };
    var steep = call.constant(Constants.scalar(STEEP));
    var steps = call.emit(new Mul(), call.emit(new Relu(), distance), steep);
    return call.emit(new Clip(Double.NEGATIVE_INFINITY, 1), steps);
  }

  private static Condition condition(Call call) {
    if (call.input(0) instanceof Condition condition) {
      return condition;
    }
    throw new IllegalArgumentException(
        Checks.message("input 0", call.input(0).kind(), "a condition"));
  }
}
