package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Lists of axes, which opsets give as attributes or as inputs. */
final class Axes {
  private Axes() {}

  static List<Integer> all(int rank) {
    return IntStream.range(0, rank).boxed().toList();
  }

  /**
   * The attribute {@code axes}, or an input; none when neither is there.
   *
   * @throws IllegalArgumentException when one is no axis of {@code rank}, or there twice
   */
  static List<Integer> of(Call call, int input, int rank) {
    var axes = list(call, input, "axes").stream().map(axis -> Call.axis(axis, rank)).toList();
    Checks.argument(axes.stream().distinct().count() == axes.size(), "axes", axes, "each once");
    return axes;
  }

  /** Numbers given as an input or as an attribute; none when neither is there. */
  static List<Long> list(Call call, int input, String attribute) {
    return call.optional(input)
        .map(known -> Arrays.stream(known.longs()).boxed().toList())
        .or(() -> call.attributes().integers(attribute))
        .orElse(List.of());
  }

  /** A shape with axes of extent 1 where the node asks for them. */
  static List<Long> unsqueezed(Call call, List<Long> shape) {
    int added = list(call, 1, "axes").size();
    Checks.argument(added + shape.size() <= Limits.RANK, "axes", added, "at most " + Limits.RANK);
    var axes = of(call, 1, added + shape.size());
    var result = new ArrayList<>(shape);
    axes.stream().sorted().forEach(axis -> result.add(axis, 1L));
    boolean computed = call.input(0) instanceof Value.Computed;
    Checks.argument(!computed || !axes.contains(0), "axes", axes, "behind the batch");
    return result;
  }

  /** The attribute {@code perm}; absent, axes in reverse. */
  static List<Long> permutation(Call call, int rank) {
    var reversed = new ArrayList<>(LongStream.range(0, rank).boxed().toList());
    Collections.reverse(reversed);
    var order = call.attributes().integers("perm").orElse(reversed);
    Checks.argument(
        order.stream().sorted().toList().equals(LongStream.range(0, rank).boxed().toList()),
        "perm",
        order,
        "each axis of " + rank + " once");
    return order;
  }

  static long[] array(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
