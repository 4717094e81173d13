package io.hauberk.robust.certify;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Both ends of every value, float64 [n, ...]. */
record Bounds(Tensor low, Tensor high) {

  /** The largest size of each value. */
  Tensor magnitude() {
    return torch.maximum(low.abs(), high.abs());
  }

  Bounds widened(Tensor error) {
    return new Bounds(low.sub(error), high.add(error));
  }

  /** What both allow. */
  Bounds and(Bounds other) {
    return new Bounds(torch.maximum(low, other.low), torch.minimum(high, other.high));
  }
}
