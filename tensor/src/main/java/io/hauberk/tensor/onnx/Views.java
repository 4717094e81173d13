package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.layer.Shaping.Transpose;
import io.hauberk.tensor.onnx.Value.Computed;
import io.hauberk.tensor.onnx.Value.Merged;
import io.hauberk.tensor.onnx.Value.Moved;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Values whose batch is not first for a while: exports turn axes to pick from one, and turn them
 * back. The network's values keep the batch first all along.
 */
final class Views {
  private Views() {}

  static void addTo(Map<String, Op> ops) {
    ops.put("Transpose", Op.of(Views::transpose));
    ops.put("Gather", Op.of(Views::gather));
    ops.put("GatherND", Op.of(Views::gatherNd));
    ops.put("Reshape", Op.of(Views::reshape));
    ops.put("Squeeze", Op.of(Views::squeeze));
    ops.put("Split", Views::split);
    ops.put("Slice", Op.of(Views::slice));
  }

  /** Whether a file asks for one axis with all samples. */
  static boolean merges(Call call, Computed x, List<Dim> wanted) {
    long batch = call.target().batch();
    return wanted.size() == 1
        && x.rank() > 1
        && (wanted.get(0).equals(Dim.INFERRED)
            || wanted.get(0).equals(new Dim(0, x.size()))
            || (batch > 0 && wanted.get(0).is(batch * x.size())));
  }

  /** The value in a new order of axes, where the batch may come first again. */
  private static Value ordered(Call call, Computed x, List<Integer> order) {
    if (order.get(0) != 0) {
      return new Moved(x, order);
    }
    boolean still = order.equals(order.stream().sorted().toList());
    return still ? x : call.emit(new Transpose(order.stream().map(Integer::longValue).toList()), x);
  }

  private static Value transpose(Call call) {
    var x = moved(call);
    var order = Axes.permutation(call, x.order().size());
    var composed = order.stream().map(axis -> x.order().get(axis.intValue())).toList();
    return ordered(call, x.from(), composed);
  }

  private static Value gather(Call call) {
    if (call.input(0) instanceof Merged merged) {
      return Positions.gather(call, merged.from());
    }
    var x = moved(call);
    var position = call.known(1);
    Checks.argument(position.rank() == 0, "indices", position.rank(), "one, without an axis");
    int axis = Call.axis(call.attributes().integer("axis", 0), x.order().size());
    int own = x.order().get(axis);
    return dropped(call, Picks.along(call, x.from(), own, position.longs()), x.order(), axis);
  }

  /** The value without an axis of extent 1. */
  private static Value dropped(Call call, Computed x, List<Integer> order, int axis) {
    int own = order.get(axis);
    Checks.argument(own != 0 && x.extent(own) == 1, "axis", axis, "of extent 1, not the batch");
    var shape = new ArrayList<>(x.shape());
    shape.remove(own);
    var left = new ArrayList<>(order);
    left.remove(axis);
    left.replaceAll(other -> other > own ? other - 1 : other);
    return ordered(call, Reshaping.to(call, x, shape), left);
  }

  private static Value squeeze(Call call) {
    var x = moved(call);
    var axes = Axes.of(call, 1, x.order().size());
    Checks.argument(axes.size() == 1, "axes", axes, "one");
    return dropped(call, x.from(), x.order(), axes.get(0));
  }

  private static List<Value> split(Call call) {
    var x = moved(call);
    int axis = x.order().get(Call.axis(call.attributes().integer("axis", 0), x.order().size()));
    Checks.argument(axis > 0, "axis", "the batch", "another");
    var parts = new ArrayList<Value>();
    long start = 0;
    for (long size : Cut.sizes(call, x.from().extent(axis))) {
      var range = new Cut.Range(start, start + size, 1);
      parts.add(new Moved(Picks.range(call, x.from(), axis, range), x.order()));
      start += size;
    }
    return parts;
  }

  private static Value slice(Call call) {
    var x = moved(call);
    for (var cut : Cut.of(call, x.order().size())) {
      int own = x.order().get(cut.axis());
      Checks.argument(own > 0, "axis", "the batch", "another");
      var range = cut.within(x.from().extent(own));
      x = new Moved(Picks.range(call, x.from(), own, range), x.order());
    }
    return x;
  }

  private static Value reshape(Call call) {
    if (call.input(0) instanceof Merged merged) {
      var shape = Reshaping.resolved(merged.from(), call.known(1).dims(), call.target().batch());
      return Reshaping.to(call, merged.from(), shape);
    }
    throw new IllegalArgumentException(
        Checks.message("input 0", call.input(0).kind(), "the batch first"));
  }

  /** Known positions along the first axes, none of them the batch. */
  private static Value gatherNd(Call call) {
    Checks.argument(!call.attributes().flag("batch_dims", false), "batch_dims", 1, "0");
    var x = moved(call);
    var indices = call.known(1);
    int picked = Math.toIntExact(indices.shape()[indices.rank() - 1]);
    Checks.argument(
        picked > 0 && !x.order().subList(0, picked).contains(0), "axes", picked, "no batch axis");
    var front = front(call, x, picked);
    var extents = front.shape().subList(1, picked + 1);
    var flat = new ArrayList<>(List.of(1L, Limits.elements(extents)));
    flat.addAll(front.shape().subList(picked + 1, front.rank()));
    var rows = Picks.along(call, Reshaping.to(call, front, flat), 1, flattened(indices, extents));
    var places = LongStream.of(indices.shape()).limit(indices.rank() - 1).boxed().toList();
    var shape = new ArrayList<>(List.of(1L));
    shape.addAll(places);
    shape.addAll(front.shape().subList(picked + 1, front.rank()));
    return ordered(call, Reshaping.to(call, rows, shape), order(x, picked, places.size()));
  }

  /** The batch, then the axes that are picked from, then the others. */
  private static Computed front(Call call, Moved x, int picked) {
    var order = new ArrayList<>(List.of(0));
    order.addAll(x.order().subList(0, picked));
    x.order().stream().skip(picked).filter(axis -> axis != 0).forEach(order::add);
    boolean still = order.equals(order.stream().sorted().toList());
    return still
        ? x.from()
        : call.emit(new Transpose(order.stream().map(Integer::longValue).toList()), x.from());
  }

  private static List<Integer> order(Moved x, int picked, int places) {
    var order = new ArrayList<>(IntStream.rangeClosed(1, places).boxed().toList());
    int next = places + 1;
    for (int axis : x.order().subList(picked, x.order().size())) {
      order.add(axis == 0 ? 0 : next++);
    }
    return order;
  }

  /** Positions in one axis that merges axes of these extents. */
  private static long[] flattened(Known indices, List<Long> extents) {
    var each = indices.longs();
    int axes = extents.size();
    var positions = new long[each.length / axes];
    for (int i = 0; i < each.length; i++) {
      int extent = Math.toIntExact(extents.get(i % axes));
      positions[i / axes] = positions[i / axes] * extent + Call.axis(each[i], extent);
    }
    return positions;
  }

  private static Moved moved(Call call) {
    if (call.input(0) instanceof Moved moved) {
      return moved;
    }
    throw new IllegalArgumentException(
        Checks.message("input 0", call.input(0).kind(), "the batch first"));
  }
}
