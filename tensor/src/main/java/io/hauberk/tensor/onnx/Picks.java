package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.layer.Join.Concat;
import io.hauberk.tensor.layer.Join.MatMul;
import io.hauberk.tensor.layer.Shaping.Slice;
import io.hauberk.tensor.onnx.Value.Computed;
import java.util.ArrayList;
import java.util.List;

/** Known positions along an axis of a computed value, the batch's excepted. */
final class Picks {

  /** Beyond as many ranges, a product with a matrix of zeros and ones picks. */
  private static final int RANGES = 8;

  private Picks() {}

  /** Positions of an axis; all of them are the value itself. */
  static Computed range(Call call, Computed x, int axis, Cut.Range range) {
    boolean all = range.start() == 0 && range.end() >= x.extent(axis) && range.step() == 1;
    return all ? x : call.emit(new Slice(axis, range.start(), range.end(), range.step()), x);
  }

  /** One position after another, each as often as it is named. */
  static Computed along(Call call, Computed x, int axis, long[] positions) {
    Checks.argument(axis > 0, "axis", axis, "behind the batch");
    Checks.argument(positions.length > 0, "positions", 0, "at least one");
    var runs = Cut.runs(positions, x.extent(axis));
    if (runs.size() > RANGES) {
      return product(call, x, axis, positions);
    }
    var parts = runs.stream().map(run -> range(call, x, axis, run)).toArray(Computed[]::new);
    return parts.length == 1 ? parts[0] : call.emit(new Concat(axis), parts);
  }

  /** [positions, extent] times [..., extent, rest]. */
  private static Computed product(Call call, Computed x, int axis, long[] positions) {
    int extent = Math.toIntExact(x.extent(axis));
    call.limits().chargeFolded(Math.multiplyExact((long) positions.length, extent));
    var ones = new float[Math.multiplyExact(positions.length, extent)];
    for (int i = 0; i < positions.length; i++) {
      ones[i * extent + Call.axis(positions[i], extent)] = 1;
    }
    var matrix = Tensors.of(ones, positions.length, extent);
    var merged = Reshaping.to(call, x, Reshaping.merged(x.shape(), axis + 1));
    var picked = call.emit(new MatMul(), call.constant(matrix), merged);
    var shape = new ArrayList<>(x.shape());
    shape.set(axis, (long) positions.length);
    return Reshaping.to(call, picked, List.copyOf(shape));
  }
}
