package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** One number along axes of what is known at import. */
final class FoldedReductions {
  private FoldedReductions() {}

  /** A reduction along axes that stay, with extent 1. */
  @FunctionalInterface
  private interface Along {
    Tensor reduce(Tensor tensor, long[] axes);
  }

  static void addTo(Map<String, Op> ops) {
    ops.put("ReduceSum", Op.of(call -> reduce(call, FoldedReductions::sum)));
    ops.put("ReduceMean", Op.of(call -> reduce(call, FoldedReductions::mean)));
    ops.put("ReduceMax", Op.of(call -> reduce(call, (t, axes) -> t.amax(axes, true))));
    ops.put("ReduceMin", Op.of(call -> reduce(call, (t, axes) -> t.amin(axes, true))));
    ops.put("ReduceSumSquare", Op.of(call -> reduce(call, (t, axes) -> sum(t.square(), axes))));
    ops.put("ReduceL2", Op.of(call -> reduce(call, (t, axes) -> sum(t.square(), axes).sqrt())));
    ops.put("ReduceProd", Op.of(FoldedReductions::product));
  }

  private static Tensor sum(Tensor tensor, long[] axes) {
    return tensor.sum(axes, true, new ScalarTypeOptional());
  }

  private static Tensor mean(Tensor tensor, long[] axes) {
    return tensor.mean(axes, true, new ScalarTypeOptional());
  }

  private static Value reduce(Call call, Along along) {
    var x = call.known(0);
    call.limits().chargeFolded(x.value().numel());
    var axes = axes(call, x);
    if (axes.isEmpty()) {
      return x;
    }
    var reduced = along.reduce(x.constant(), axes.stream().mapToLong(Integer::longValue).toArray());
    boolean keep = call.attributes().flag("keepdims", true);
    return Known.of(keep ? reduced : squeezed(reduced, axes));
  }

  private static Tensor squeezed(Tensor tensor, List<Integer> axes) {
    return tensor.squeeze(axes.stream().mapToLong(Integer::longValue).toArray());
  }

  /** Extents multiplied: at most one of them may be the batch's. */
  private static Value product(Call call) {
    var x = call.known(0);
    boolean all = axes(call, x).size() == x.rank() && !call.attributes().flag("keepdims", true);
    if ((x.fixed() && !all) || torch.is_floating_point(x.constant())) {
      return reduce(call, FoldedReductions::products);
    }
    Checks.argument(all, "axes", axes(call, x), "all, where the batch is among the factors");
    return Known.of(x.dims().stream().reduce(Dim.of(1), FoldedReductions::times));
  }

  private static Tensor products(Tensor tensor, long[] axes) {
    var product = tensor;
    for (long axis : axes) {
      product = product.prod(axis, true, new ScalarTypeOptional());
    }
    return product;
  }

  private static Dim times(Dim a, Dim b) {
    Checks.argument(a.fixed() || b.fixed(), "product", a + " times " + b, "linear in the batch");
    return new Dim(
        Math.multiplyExact(a.constant(), b.constant()),
        Math.addExact(
            Math.multiplyExact(a.constant(), b.perBatch()),
            Math.multiplyExact(a.perBatch(), b.constant())));
  }

  /** All where the node names none, unless it says that none means nothing to do. */
  private static List<Integer> axes(Call call, Known x) {
    var axes = Axes.of(call, 1, x.rank());
    boolean nothing = call.attributes().flag("noop_with_empty_axes", false);
    return axes.isEmpty() && !nothing ? Axes.all(x.rank()) : axes;
  }
}
