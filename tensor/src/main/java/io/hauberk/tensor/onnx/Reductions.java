package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.layer.Activation.Elementwise;
import io.hauberk.tensor.layer.Activation.Function;
import io.hauberk.tensor.layer.Activation.Power;
import io.hauberk.tensor.layer.Join.Mul;
import io.hauberk.tensor.layer.Padding;
import io.hauberk.tensor.layer.Pool.GlobalAvgPool;
import io.hauberk.tensor.layer.Pool.MaxPool2d;
import io.hauberk.tensor.layer.Pool.Mean;
import io.hauberk.tensor.layer.Size;
import io.hauberk.tensor.layer.Window;
import io.hauberk.tensor.onnx.Value.Computed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Operators that leave one number along axes. */
final class Reductions {

  private static final List<Integer> PLANE = List.of(2, 3);

  private Reductions() {}

  static void addTo(Map<String, Op> ops) {
    ops.put("ReduceMean", Op.of(call -> mean(call, call.computed(0))));
    ops.put("ReduceSum", Op.of(call -> sum(call, call.computed(0))));
    ops.put("ReduceSumSquare", Op.of(call -> sum(call, square(call))));
    ops.put("ReduceL2", Op.of(Reductions::norm));
    ops.put("ReduceMax", Op.of(Reductions::max));
  }

  private static Computed mean(Call call, Computed x) {
    var axes = axes(call, x);
    if (axes.isEmpty()) {
      return x;
    }
    boolean keep = keep(call);
    boolean planes = x.rank() == 4 && axes.equals(PLANE);
    return keep && planes
        ? call.emit(new GlobalAvgPool(), x)
        : call.emit(new Mean(axes.stream().map(Integer::longValue).toList(), keep), x);
  }

  private static Computed sum(Call call, Computed x) {
    double count = axes(call, x).stream().mapToDouble(x::extent).reduce(1, (a, b) -> a * b);
    var mean = mean(call, x);
    return count == 1 ? mean : call.emit(new Mul(), mean, call.constant(Constants.scalar(count)));
  }

  private static Computed square(Call call) {
    return call.emit(new Power(2), call.computed(0));
  }

  private static Value norm(Call call) {
    return call.emit(new Elementwise(Function.SQRT), sum(call, square(call)));
  }

  private static Value max(Call call) {
    var x = call.computed(0);
    Checks.argument(
        x.rank() == 4 && axes(call, x).equals(PLANE), "axes", axes(call, x), "height and width");
    var window = new Window(Planes.size(x), Size.ONE, Padding.NONE, Size.ONE);
    var y = call.emit(new MaxPool2d(window, false), x);
    return keep(call) ? y : Reshaping.to(call, y, new ArrayList<>(y.shape().subList(0, 2)));
  }

  private static boolean keep(Call call) {
    return call.attributes().flag("keepdims", true);
  }

  /** In order; none where the node says that none means nothing to do. */
  private static List<Integer> axes(Call call, Computed x) {
    var axes = Axes.of(call, 1, x.rank()).stream().sorted().toList();
    boolean nothing = axes.isEmpty() && call.attributes().flag("noop_with_empty_axes", false);
    Checks.argument(
        nothing || (!axes.isEmpty() && !axes.contains(0)), "axes", axes, "behind the batch");
    return axes;
  }
}
