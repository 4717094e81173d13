package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/** A part of an axis, as Slice gives it: negative positions count from the end. */
record Cut(int axis, Dim start, Dim end, long step) {

  /** Positions start, start + step, ... below end, all inside an axis. */
  record Range(long start, long end, long step) {}

  /** What a Slice asks for, axis by axis, by its inputs or, in old opsets, its attributes. */
  static List<Cut> of(Call call, int rank) {
    var starts = dims(call, 1, "starts");
    var ends = dims(call, 2, "ends");
    var axes = Axes.of(call, 3, rank);
    axes = axes.isEmpty() ? Axes.all(Math.min(rank, starts.size())) : axes;
    var steps = Axes.list(call, 4, "steps");
    steps = steps.isEmpty() ? Collections.nCopies(axes.size(), 1L) : steps;
    Checks.argument(
        starts.size() == axes.size() && ends.size() == axes.size() && steps.size() == axes.size(),
        "slice",
        starts + " to " + ends,
        "a start, end and step for each of " + axes);
    var cuts = new ArrayList<Cut>();
    for (int i = 0; i < axes.size(); i++) {
      cuts.add(new Cut(axes.get(i), starts.get(i), ends.get(i), steps.get(i)));
    }
    return cuts;
  }

  /** Inside an axis whose extent is known. */
  Range within(long extent) {
    Checks.argument(start.fixed() && end.fixed(), "slice", this, "not by the batch size");
    Checks.positive("step", step);
    return new Range(inside(start.constant(), extent), inside(end.constant(), extent), step);
  }

  /** The positions of a negative step. */
  long[] backwards(long extent) {
    Checks.argument(start.fixed() && end.fixed(), "slice", this, "not by the batch size");
    long first = start.constant() < 0 ? start.constant() + extent : start.constant();
    long last = end.constant() < 0 ? end.constant() + extent : end.constant();
    long from = Math.max(-1, Math.min(extent - 1, first));
    long to = Math.max(-1, last);
    return LongStream.iterate(from, position -> position > to, position -> position + step)
        .toArray();
  }

  private static long inside(long position, long extent) {
    return Math.max(0, Math.min(extent, position < 0 ? position + extent : position));
  }

  private static List<Dim> dims(Call call, int input, String attribute) {
    return call.optional(input)
        .map(Known::dims)
        .orElseGet(() -> Axes.list(call, input, attribute).stream().map(Dim::of).toList());
  }

  /** The extents of the parts of a Split, no more than it has outputs. */
  static List<Long> sizes(Call call, long extent) {
    int outputs = call.node().getOutputCount();
    var sizes = Axes.list(call, 1, "split");
    if (sizes.isEmpty()) {
      return equal(extent, call.attributes().integer("num_outputs", outputs), outputs);
    }
    Checks.argument(sizes.size() <= outputs, "split", sizes.size(), "at most " + outputs);
    sizes.forEach(size -> Checks.notNegative("split", size));
    long sum = sizes.stream().reduce(0L, Math::addExact);
    Checks.argument(sum == extent, "split", sizes, "extents of " + extent + " in all");
    return sizes;
  }

  /** The extents of the parts of a sequence: all of one size but the last, or each its own. */
  static List<Long> sequence(Known split, long extent) {
    var sizes = split.longs();
    if (split.rank() > 0) {
      Checks.argument(
          LongStream.of(sizes).sum() == extent, "split", sizes.length, "all of the axis");
      return LongStream.of(sizes).boxed().toList();
    }
    Checks.positive("split", sizes[0]);
    return LongStream.iterate(0, start -> start < extent, start -> start + sizes[0])
        .mapToObj(start -> Math.min(sizes[0], extent - start))
        .toList();
  }

  /** All of one size but the last, which may be smaller. */
  private static List<Long> equal(long extent, long parts, int outputs) {
    Checks.argument(parts > 0 && parts <= outputs, "parts", parts, "1 to " + outputs);
    long size = Math.floorDiv(extent - 1, parts) + 1;
    return LongStream.range(0, parts)
        .mapToObj(i -> Math.max(0, Math.min(size, extent - i * size)))
        .toList();
  }

  /** Positions, in their order, as ranges as long as they get. */
  static List<Range> runs(long[] positions, long extent) {
    var counted =
        LongStream.of(positions).map(p -> Call.axis(p, Math.toIntExact(extent))).toArray();
    var runs = new ArrayList<Range>();
    for (int first = 0; first < counted.length; ) {
      int last = lastOf(counted, first);
      long step = last > first ? counted[first + 1] - counted[first] : 1;
      runs.add(new Range(counted[first], counted[last] + 1, step));
      first = last + 1;
    }
    return runs;
  }

  private static int lastOf(long[] positions, int first) {
    int last = first;
    while (last + 1 < positions.length && continues(positions, first, last)) {
      last++;
    }
    return last;
  }

  private static boolean continues(long[] positions, int first, int last) {
    long step = positions[last + 1] - positions[last];
    return step > 0 && (last == first || step == positions[first + 1] - positions[first]);
  }
}
