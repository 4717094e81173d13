package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.layer.Affine.Embedding;
import io.hauberk.tensor.layer.Join.Concat;
import io.hauberk.tensor.onnx.Value.Computed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Operators that take parts of a value, or put parts together. */
final class Selections {

  private Selections() {}

  static void addTo(Map<String, Op> ops) {
    ops.put("Slice", Op.of(Selections::slice));
    ops.put("Split", Selections::split);
    ops.put("SplitToSequence", Op.of(Selections::sequence));
    ops.put("SequenceAt", Op.of(Selections::sequenceAt));
    ops.put("Gather", Op.of(Selections::gather));
    ops.put("Concat", Op.of(Selections::concat));
  }

  private static Value slice(Call call) {
    var x = call.computed(0);
    for (var cut : Cut.of(call, x.rank())) {
      x = cut.axis() == 0 ? whole(call, x, cut) : part(call, x, cut);
    }
    return x;
  }

  /** The batch is never cut; a file may still say so, as it fixes it or by an end beyond it. */
  private static Computed whole(Call call, Computed x, Cut cut) {
    long batch = call.target().batch();
    var end = cut.end();
    boolean beyond =
        end.fixed()
            && (end.constant() >= Integer.MAX_VALUE || (batch > 0 && end.constant() >= batch));
    Checks.argument(
        cut.start().is(0) && cut.step() == 1 && (end.equals(Dim.BATCH) || beyond),
        "slice",
        cut,
        "none of the batch");
    return x;
  }

  private static Computed part(Call call, Computed x, Cut cut) {
    return Picks.range(call, x, cut.axis(), cut.within(x.extent(cut.axis())));
  }

  private static List<Value> split(Call call) {
    var x = call.computed(0);
    int axis = Call.axis(call.attributes().integer("axis", 0), x.rank());
    Checks.argument(axis > 0, "axis", axis, "behind the batch");
    return parts(call, x, axis, Cut.sizes(call, x.extent(axis)));
  }

  private static List<Value> parts(Call call, Computed x, int axis, List<Long> sizes) {
    var parts = new ArrayList<Value>();
    long start = 0;
    for (long size : sizes) {
      parts.add(Picks.range(call, x, axis, new Cut.Range(start, start + size, 1)));
      start += size;
    }
    return parts;
  }

  private static Value sequence(Call call) {
    var x = call.computed(0);
    int axis = Call.axis(call.attributes().integer("axis", 0), x.rank());
    Checks.argument(axis > 0, "axis", axis, "behind the batch");
    Checks.argument(call.attributes().flag("keepdims", true), "keepdims", 0, "1");
    var sizes = Cut.sequence(call.known(1), x.extent(axis));
    return new Value.Parts(parts(call, x, axis, sizes));
  }

  private static Value sequenceAt(Call call) {
    if (call.input(0) instanceof Value.Parts sequence) {
      var position = call.known(1).longs();
      return sequence.values().get(Call.axis(position[0], sequence.values().size()));
    }
    throw new IllegalArgumentException(
        Checks.message("input 0", call.input(0).kind(), "a sequence"));
  }

  private static Value gather(Call call) {
    if (call.input(1) instanceof Value.Indices indices) {
      return embedding(call, indices);
    }
    var x = call.computed(0);
    var positions = call.known(1);
    int axis = Call.axis(call.attributes().integer("axis", 0), x.rank());
    Checks.argument(axis > 0, "axis", axis, "behind the batch");
    var shape = new ArrayList<>(x.shape().subList(0, axis));
    shape.addAll(LongStream.of(positions.shape()).boxed().toList());
    shape.addAll(x.shape().subList(axis + 1, x.rank()));
    return Reshaping.to(call, Picks.along(call, x, axis, positions.longs()), shape);
  }

  private static Value embedding(Call call, Value.Indices indices) {
    var table = call.weight(0);
    Checks.argument(
        table.dim() == 2 && call.attributes().integer("axis", 0) == 0,
        "table",
        Arrays.toString(call.known(0).shape()),
        "[entries, width], chosen by row");
    var layer = new Embedding(Math.toIntExact(table.size(0)), Math.toIntExact(table.size(1)));
    return call.emit(layer, Map.of("weight", table), indices.from());
  }

  private static Value concat(Call call) {
    var first = call.all().stream().filter(Computed.class::isInstance).findFirst();
    int rank = ((Computed) first.orElseThrow()).rank();
    int axis = Call.axis(call.attributes().integer("axis", 0), rank);
    Checks.argument(axis > 0, "axis", axis, "behind the batch");
    var parts = call.all().stream().map(part -> repeated(call, part)).toArray(Computed[]::new);
    return parts.length == 1 ? parts[0] : call.emit(new Concat(axis), parts);
  }

  /** A constant part belongs to every sample. */
  private static Computed repeated(Call call, Value part) {
    if (part instanceof Known known) {
      return Samples.repeated(call, known.value());
    }
    Checks.argument(part instanceof Computed, "operand", "computed indices", "computed numbers");
    return (Computed) part;
  }
}
