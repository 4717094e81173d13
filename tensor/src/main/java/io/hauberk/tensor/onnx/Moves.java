package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.layer.Join.Mul;
import io.hauberk.tensor.layer.Shaping.Dropout;
import io.hauberk.tensor.layer.Shaping.Pad;
import io.hauberk.tensor.layer.Shaping.Transpose;
import io.hauberk.tensor.onnx.Value.Computed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.global.torch;

/** Operators that move values, and those that do nothing to them. */
final class Moves {

  private Moves() {}

  static void addTo(Map<String, Op> ops) {
    ops.put("Identity", Op.of(call -> call.input(0)));
    ops.put("Dropout", Op.of(Moves::dropout));
    ops.put("Cast", Op.of(Casts::computed));
    ops.put("CastLike", Op.of(call -> call.input(0)));
    ops.put("Shape", Op.of(Moves::shape));
    ops.put("Size", Op.of(Moves::size));
    ops.put("Flatten", Op.of(Moves::flatten));
    ops.put("Reshape", Op.of(Moves::reshape));
    ops.put("Squeeze", Op.of(Moves::squeeze));
    ops.put("Unsqueeze", Op.of(Moves::unsqueeze));
    ops.put("Transpose", Op.of(Moves::transpose));
    ops.put("Expand", Op.of(Moves::expand));
    ops.put("Pad", Op.of(Moves::pad));
    ops.put("DepthToSpace", Op.of(Blocks::depthToSpace));
    ops.put("SpaceToDepth", Op.of(Blocks::spaceToDepth));
  }

  /** In evaluation the identity, whatever the file says of training. */
  private static Value dropout(Call call) {
    double ratio = Activations.bound(call, 1, "ratio", 0.5);
    var x = call.computed(0);
    return ratio > 0 && ratio < 1 ? call.emit(new Dropout(ratio), x) : x;
  }

  private static Value shape(Call call) {
    return shape(call, Known.shapeOf(from(call.input(0))));
  }

  /** The part of a shape that the node asks for. */
  static Known shape(Call call, Known shape) {
    int rank = Math.toIntExact(shape.constant().size(0));
    long start = clamped(call.attributes().integer("start", 0), rank);
    long end = clamped(call.attributes().integer("end", rank), rank);
    return shape.linear(t -> t.narrow(0, start, Math.max(0, end - start)));
  }

  private static Value size(Call call) {
    return Known.of(new Dim(0, Limits.elements(from(call.input(0)).shape())));
  }

  private static Computed from(Value value) {
    return value instanceof Value.Indices indices ? indices.from() : (Computed) value;
  }

  private static long clamped(long axis, int rank) {
    return Math.max(0, Math.min(rank, axis < 0 ? axis + rank : axis));
  }

  private static Value flatten(Call call) {
    var x = call.computed(0);
    long axis = call.attributes().integer("axis", 1);
    long first = axis < 0 ? axis + x.rank() : axis;
    Checks.argument(first > 0 && first <= x.rank(), "axis", axis, "behind the batch");
    long merged = Limits.elements(x.shape().subList(0, (int) first));
    Checks.argument(merged == 1, "axis", axis, "1, the batch alone in front");
    return Reshaping.to(call, x, List.of(1L, Limits.elements(x.shape())));
  }

  private static Value reshape(Call call) {
    var x = call.computed(0);
    var wanted = call.known(1).dims();
    if (Views.merges(call, x, wanted)) {
      return new Value.Merged(x);
    }
    boolean zeroIsExtent = call.attributes().flag("allowzero", false);
    Checks.argument(
        !zeroIsExtent || wanted.stream().noneMatch(dim -> dim.is(0)), "shape", wanted, "not empty");
    return Reshaping.to(call, x, Reshaping.resolved(x, wanted, call.target().batch()));
  }

  private static Value squeeze(Call call) {
    var x = call.computed(0);
    var axes = Axes.of(call, 1, x.rank());
    var shape = new ArrayList<Long>();
    for (int axis = 0; axis < x.rank(); axis++) {
      boolean asked = axes.isEmpty() || axes.contains(axis);
      if (axis == 0 || !asked || x.extent(axis) != 1) {
        shape.add(x.extent(axis));
      }
    }
    boolean squeezable = axes.stream().allMatch(axis -> axis != 0 && x.extent(axis) == 1);
    Checks.argument(squeezable, "axes", axes, "of extent 1, not the batch");
    return Reshaping.to(call, x, shape);
  }

  private static Value unsqueeze(Call call) {
    var x = call.computed(0);
    return Reshaping.to(call, x, Axes.unsqueezed(call, x.shape()));
  }

  private static Value transpose(Call call) {
    var x = call.computed(0);
    var order = Axes.permutation(call, x.rank());
    if (x.rank() > 0 && order.get(0) != 0) {
      return new Value.Moved(x, order.stream().map(Long::intValue).toList());
    }
    boolean moves = !order.equals(order.stream().sorted().toList());
    return moves ? call.emit(new Transpose(order), x) : x;
  }

  /** Copies by a product with ones. */
  private static Value expand(Call call) {
    var x = call.computed(0);
    var wanted = call.known(1).dims();
    Checks.argument(wanted.size() <= x.rank(), "shape", wanted, "the batch first");
    var ones = new ArrayList<>(Collections.nCopies(x.rank() - wanted.size(), 1L));
    for (var dim : wanted) {
      boolean batch = ones.isEmpty() && (dim.equals(Dim.BATCH) || dim.is(call.target().batch()));
      Checks.argument(batch || dim.fixed(), "shape", wanted, "the batch first");
      ones.add(batch ? 1L : dim.constant());
    }
    if (Broadcast.shape(x.shape(), ones).equals(x.shape())) {
      return x;
    }
    Checks.argument(ones.get(0) == 1, "shape", wanted, "the batch first");
    call.limits().chargeFolded(Limits.elements(ones));
    return call.emit(new Mul(), x, call.constant(torch.ones(Axes.array(ones))));
  }

  private static Value pad(Call call) {
    var mode = call.attributes().text("mode").orElse("constant");
    Checks.argument(mode.equals("constant"), "mode", Names.shown(mode), "constant");
    var x = call.computed(0);
    var pads = Axes.list(call, 1, "pads");
    var axes = call.has(3) ? Axes.of(call, 3, x.rank()) : Axes.all(x.rank());
    Checks.argument(pads.size() == 2 * axes.size(), "pads", pads, "two for each of " + axes);
    var before = new ArrayList<>(Collections.nCopies(x.rank(), 0L));
    var after = new ArrayList<>(before);
    for (int i = 0; i < axes.size(); i++) {
      before.set(axes.get(i), pads.get(i));
      after.set(axes.get(i), pads.get(i + axes.size()));
    }
    Checks.argument(before.get(0) == 0 && after.get(0) == 0, "pads", pads, "none of the batch");
    double value = Activations.bound(call, 2, "value", 0);
    boolean none = pads.stream().allMatch(amount -> amount == 0);
    return none
        ? x
        : call.emit(new Pad(before.subList(1, x.rank()), after.subList(1, x.rank()), value), x);
  }
}
