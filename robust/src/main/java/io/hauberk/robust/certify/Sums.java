package io.hauberk.robust.certify;

import org.bytedeco.pytorch.Tensor;

/** Products of coefficients [n, s, ...] with values [n, ...] or [1, ...], summed to [n, s]. */
final class Sums {
  private Sums() {}

  static Tensor dot(Tensor a, Tensor values) {
    return a.flatten(2, -1).mul(values.flatten(1, -1).unsqueeze(1)).sum(2);
  }

  /** [n, s] zeros. */
  static Tensor none(Tensor a) {
    return a.flatten(2, -1).sum(2).zero_();
  }
}
