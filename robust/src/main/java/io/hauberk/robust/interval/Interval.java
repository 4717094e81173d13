package io.hauberk.robust.interval;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Values with the most they may be off by on either side, float32 [n, ...]. */
record Interval(Tensor centre, Tensor radius) {

  static Interval between(Tensor low, Tensor high) {
    var half = new Scalar(0.5);
    return new Interval(low.add(high).mul(half), high.sub(low).mul(half));
  }

  Tensor low() {
    return centre.sub(radius);
  }

  Tensor high() {
    return centre.add(radius);
  }

  /**
   * The least of a linear function.
   *
   * @param a [n, s, ...]
   * @return [n, s]
   */
  Tensor least(Tensor a) {
    var rows = a.flatten(2, -1);
    return rows.matmul(column(centre)).sub(rows.abs().matmul(column(radius))).squeeze(2);
  }

  private static Tensor column(Tensor values) {
    return values.flatten(1, -1).unsqueeze(2);
  }
}
