package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.layer.Shaping.Flatten;
import io.hauberk.tensor.layer.Shaping.Reshape;
import io.hauberk.tensor.onnx.Value.Computed;
import java.util.ArrayList;
import java.util.List;

/** New shapes for computed values: the batch stays first, whatever a file calls its extent. */
final class Reshaping {
  private Reshaping() {}

  /**
   * The value with other extents for its samples, by no more nodes than it takes.
   *
   * @param shape with the batch as 1
   */
  static Computed to(Call call, Computed x, List<Long> shape) {
    if (shape.equals(x.shape())) {
      return x;
    }
    var sample = shape.subList(1, shape.size());
    if (sample.size() == 1 && x.rank() > 1) {
      Checks.argument(
          sample.get(0) == Limits.elements(x.shape()), "shape", sample, "as many as " + x.shape());
      return call.emit(new Flatten(), x);
    }
    return call.emit(new Reshape(sample), x);
  }

  /** The first axes as they are, those from {@code axis} on as one. */
  static List<Long> merged(List<Long> shape, int axis) {
    Checks.argument(axis > 0, "axis", axis, "behind the batch");
    var merged = new ArrayList<>(shape.subList(0, axis));
    merged.add(Limits.elements(shape.subList(axis, shape.size())));
    return merged;
  }

  /**
   * What a file's extents mean for a computed value.
   *
   * @param wanted 0 copies an extent of the value, -1 is inferred
   * @param batch what the file fixes the batch size to
   */
  static List<Long> resolved(Computed x, List<Dim> wanted, long batch) {
    Checks.argument(!wanted.isEmpty(), "shape", wanted, "the batch first");
    var dims = new ArrayList<Dim>();
    for (int axis = 0; axis < wanted.size(); axis++) {
      dims.add(wanted.get(axis).is(0) ? copied(x, axis) : wanted.get(axis));
    }
    var sample = inferred(dims.subList(1, dims.size()), Limits.elements(x.shape()));
    boolean batchFirst =
        dims.get(0).equals(Dim.BATCH)
            || dims.get(0).is(1)
            || dims.get(0).is(batch)
            || dims.get(0).equals(Dim.INFERRED);
    Checks.argument(batchFirst, "shape", wanted, "the batch first");
    sample.add(0, 1L);
    Checks.argument(
        Limits.elements(sample) == Limits.elements(x.shape()),
        "shape",
        wanted,
        "the batch first and samples as large as " + x.sample());
    return sample;
  }

  private static Dim copied(Computed x, int axis) {
    Checks.argument(axis < x.rank(), "shape", "0 at axis " + axis, "an axis of " + x.shape());
    return axis == 0 ? Dim.BATCH : Dim.of(x.extent(axis));
  }

  private static List<Long> inferred(List<Dim> dims, long elements) {
    var known = new ArrayList<Long>();
    for (var dim : dims) {
      Checks.argument(dim.fixed() && dim.constant() >= -1, "shape", dims, "the batch first");
      known.add(dim.constant());
    }
    int unknown = known.indexOf(-1L);
    if (unknown >= 0) {
      known.set(unknown, 1L);
      Checks.argument(!known.contains(-1L), "shape", dims, "at most one extent to infer");
      known.set(unknown, elements / Math.max(1, Limits.elements(known)));
    }
    return known;
  }
}
