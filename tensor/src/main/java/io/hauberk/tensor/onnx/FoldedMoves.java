package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Moves, copies and parts of what is known at import. */
final class FoldedMoves {
  private FoldedMoves() {}

  static void addTo(Map<String, Op> ops) {
    ops.put("Dropout", Op.of(call -> call.known(0)));
    ops.put("Cast", Op.of(Casts::folded));
    ops.put("CastLike", Op.of(call -> call.known(0)));
    ops.put("Shape", Op.of(call -> Moves.shape(call, Known.of(call.known(0).shape()))));
    ops.put("Size", Op.of(call -> Known.of(Dim.of(call.known(0).constant().numel()))));
    ops.put("Constant", Op.of(Sources::constant));
    ops.put("ConstantOfShape", Op.of(Sources::constantOfShape));
    ops.put("Range", Op.of(Sources::range));
    ops.put("Reshape", Op.of(FoldedMoves::reshape));
    ops.put("Flatten", Op.of(FoldedMoves::flatten));
    ops.put("Squeeze", Op.of(FoldedMoves::squeeze));
    ops.put("Unsqueeze", Op.of(FoldedMoves::unsqueeze));
    ops.put("Transpose", Op.of(FoldedMoves::transpose));
    ops.put("Expand", Op.of(FoldedMoves::expand));
    ops.put("Tile", Op.of(FoldedMoves::tile));
    ops.put("Concat", Op.of(FoldedMoves::concat));
    ops.put("Slice", Op.of(FoldedMoves::slice));
    ops.put("Split", FoldedMoves::split);
    ops.put("Gather", Op.of(FoldedMoves::gather));
  }

  private static Value reshape(Call call) {
    var x = call.known(0);
    var wanted = call.known(1).longs();
    Checks.argument(wanted.length <= Limits.RANK, "shape", wanted.length, "axes of a tensor");
    boolean copies = !call.attributes().flag("allowzero", false);
    for (int axis = 0; axis < wanted.length; axis++) {
      if (wanted[axis] == 0 && copies) {
        wanted[axis] = x.constant().size(axis);
      }
    }
    return x.linear(t -> t.reshape(wanted));
  }

  private static Value flatten(Call call) {
    var x = call.known(0);
    long axis = call.attributes().integer("axis", 1);
    var shape = shape(x);
    int first = Math.toIntExact(axis < 0 ? axis + x.rank() : axis);
    long rows = Limits.elements(shape.subList(0, first));
    long columns = Limits.elements(shape.subList(first, x.rank()));
    return x.linear(t -> t.reshape(rows, columns));
  }

  private static Value squeeze(Call call) {
    var x = call.known(0);
    var axes = Axes.of(call, 1, x.rank());
    var shape = new ArrayList<Long>();
    for (int axis = 0; axis < x.rank(); axis++) {
      long extent = x.constant().size(axis);
      if (extent != 1 || (!axes.isEmpty() && !axes.contains(axis))) {
        shape.add(extent);
      }
    }
    return x.linear(t -> t.reshape(Axes.array(shape)));
  }

  private static Value unsqueeze(Call call) {
    var x = call.known(0);
    var shape = Axes.unsqueezed(call, shape(x));
    return x.linear(t -> t.reshape(Axes.array(shape)));
  }

  private static Value transpose(Call call) {
    var x = call.known(0);
    var order = Axes.permutation(call, x.rank());
    return x.linear(t -> t.permute(Axes.array(order)));
  }

  /** Copies; those for each sample of the batch belong to the network. */
  private static Value expand(Call call) {
    var x = call.known(0);
    var wanted = call.known(1).dims();
    boolean perSample = !wanted.isEmpty() && wanted.get(0).equals(Dim.BATCH);
    var shape = new ArrayList<Long>();
    for (var dim : perSample ? wanted.subList(1, wanted.size()) : wanted) {
      Checks.argument(dim.fixed(), "shape", wanted, "the batch first");
      shape.add(dim.constant());
    }
    if (perSample) {
      shape.add(0, 1L);
    }
    var full = Broadcast.shape(shape(x), shape);
    call.limits().chargeFolded(Limits.elements(full));
    var copies = x.linear(t -> t.expand(Axes.array(full)));
    return perSample ? Samples.repeated(call, copies.value()) : copies;
  }

  private static Value tile(Call call) {
    var x = call.known(0);
    var repeats = call.known(1).longs();
    Checks.argument(repeats.length == x.rank(), "repeats", repeats.length, "one for each axis");
    long copies = Limits.elements(LongStream.of(repeats).boxed().toList());
    call.limits().chargeFolded(Math.multiplyExact(copies, Math.max(1, x.constant().numel())));
    return x.linear(t -> t.repeat(repeats));
  }

  private static Value concat(Call call) {
    var parts = call.all().stream().map(Known.class::cast).toList();
    int axis = Call.axis(call.attributes().integer("axis", 0), parts.get(0).rank());
    call.limits().chargeFolded(parts.stream().mapToLong(p -> p.constant().numel()).sum());
    var constants = parts.stream().map(Known::constant).toArray(Tensor[]::new);
    var slopes = parts.stream().map(Known::slopeOrZero).toArray(Tensor[]::new);
    return new Known(
            torch.cat(new TensorVector(constants), axis),
            Optional.of(torch.cat(new TensorVector(slopes), axis)))
        .simplest();
  }

  private static Value slice(Call call) {
    var x = call.known(0);
    for (var cut : Cut.of(call, x.rank())) {
      x = cut.step() < 0 ? backwards(x, cut) : part(x, cut);
    }
    return x;
  }

  private static Known part(Known x, Cut cut) {
    var range = cut.within(x.constant().size(cut.axis()));
    return x.linear(t -> slice(t, cut.axis(), range));
  }

  private static Known backwards(Known x, Cut cut) {
    var positions = cut.backwards(x.constant().size(cut.axis()));
    return x.linear(t -> t.index_select(cut.axis(), Tensors.of(positions, positions.length)));
  }

  private static Tensor slice(Tensor x, int axis, Cut.Range range) {
    return x.slice(
        axis, new LongOptional(range.start()), new LongOptional(range.end()), range.step());
  }

  private static List<Value> split(Call call) {
    var x = call.known(0);
    int axis = Call.axis(call.attributes().integer("axis", 0), x.rank());
    var parts = new ArrayList<Value>();
    long start = 0;
    for (long size : Cut.sizes(call, x.constant().size(axis))) {
      var range = new Cut.Range(start, start + size, 1);
      parts.add(x.linear(t -> slice(t, axis, range)));
      start += size;
    }
    return parts;
  }

  private static Value gather(Call call) {
    var x = call.known(0);
    var indices = call.known(1);
    int axis = Call.axis(call.attributes().integer("axis", 0), x.rank());
    long extent = x.constant().size(axis);
    var positions =
        LongStream.of(indices.longs()).map(i -> Call.axis(i, Math.toIntExact(extent))).toArray();
    var shape = new ArrayList<>(shape(x).subList(0, axis));
    shape.addAll(shape(indices));
    shape.addAll(shape(x).subList(axis + 1, x.rank()));
    call.limits().chargeFolded(Limits.elements(shape));
    var chosen = Tensors.of(positions, positions.length);
    return x.linear(t -> t.index_select(axis, chosen).reshape(Axes.array(shape)));
  }

  private static List<Long> shape(Known x) {
    return Arrays.stream(x.shape()).boxed().toList();
  }
}
