package io.hauberk.robust.whitebox;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The search for each sample's smallest weight c of the penalty: ten times more until one fools,
 * then bisection (Carlini and Wagner 2017, section V.B).
 */
final class WeightSearch {

  private static final double GROWTH = 10;

  private final Tensor weight;
  private final Tensor low;
  private final Tensor high;

  WeightSearch(Tensor like, double first) {
    var shape = new long[] {like.size(0)};
    weight = torch.full(shape, new Scalar(first), like.options());
    low = torch.zeros_like(weight);
    high = torch.full_like(weight, new Scalar(Double.POSITIVE_INFINITY));
  }

  /** c, [n]. */
  Tensor weight() {
    return weight;
  }

  /** Takes the next weights, told which [n] fooled. */
  void next(Tensor fooled) {
    high.copy_(torch.where(fooled, weight, high));
    low.copy_(torch.where(fooled, low, weight));
    var half = low.add(high).mul(new Scalar(0.5));
    weight.copy_(torch.where(high.isfinite(), half, weight.mul(new Scalar(GROWTH))));
  }
}
