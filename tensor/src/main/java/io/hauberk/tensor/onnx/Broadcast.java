package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The shape of operands that stretch to each other, as ONNX, NumPy and libtorch agree on. */
final class Broadcast {
  private Broadcast() {}

  /**
   * @throws IllegalArgumentException when extents differ and neither is 1
   */
  static List<Long> shape(List<Long> a, List<Long> b) {
    var shape = new ArrayList<Long>();
    int rank = Math.max(a.size(), b.size());
    for (int axis = 0; axis < rank; axis++) {
      long left = extent(a, axis, rank);
      long right = extent(b, axis, rank);
      Checks.argument(
          left == right || left == 1 || right == 1, "operands", a + " and " + b, "broadcastable");
      shape.add(left == 1 ? right : left);
    }
    return shape;
  }

  static List<Long> shape(Known a, Known b) {
    return shape(extents(a), extents(b));
  }

  private static List<Long> extents(Known value) {
    return Arrays.stream(value.shape()).boxed().toList();
  }

  private static long extent(List<Long> shape, int axis, int rank) {
    int own = axis - (rank - shape.size());
    return own < 0 ? 1 : shape.get(own);
  }
}
