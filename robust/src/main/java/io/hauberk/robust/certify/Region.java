package io.hauberk.robust.certify;

import io.hauberk.core.Checks;
import io.hauberk.robust.Budget;
import io.hauberk.robust.LpNorm;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Where an attacker may move each sample: the ball of the budget, cut by [0, 1].
 *
 * @param centre [n, ...] float64
 * @param box around the ball, and in [0, 1]
 * @param radius of the ball, a little above epsilon
 */
record Region(Tensor centre, Bounds box, LpNorm norm, double radius) {

  /** Points that float32 rounds out of the ball are still in it. */
  private static final double ROUNDING = 0x1p-22;

  static Region of(Tensor inputs, Budget budget) {
    var zero = Tensors.optional(0);
    var one = Tensors.optional(1);
    var x = inputs.detach().to(ScalarType.Double).contiguous();
    Checks.argument(
        x.ge(new Scalar(0)).logical_and(x.le(new Scalar(1))).all().item_bool(),
        "inputs",
        "outside [0, 1] or NaN",
        "values from 0 to 1");
    double radius = budget.epsilon() * (1 + ROUNDING) + ROUNDING;
    var reach = new Scalar(radius);
    var box = new Bounds(x.sub(reach).clamp(zero, one), x.add(reach).clamp(zero, one));
    return new Region(x, box, budget.norm(), radius);
  }

  /**
   * A lower bound of a x over the region.
   *
   * @param a [n, s, ...]
   * @return [n, s]
   */
  Tensor least(Tensor a) {
    var rows = a.flatten(2, -1);
    var inBox = dot(rows.clamp_min(new Scalar(0.0)), box.low());
    inBox = inBox.add(dot(rows.clamp_max(new Scalar(0.0)), box.high()));
    var length = dual(rows).mul(new Scalar(radius));
    var inBall = dot(rows, centre).sub(length);
    var lost = dot(rows.abs(), box.magnitude()).add(length).mul(new Scalar(Rounding.SLACK));
    return torch.maximum(inBox, inBall).sub(lost);
  }

  /**
   * A point near the region's edge at which a x is about as small as it gets.
   *
   * @param a [n, s, ...]
   * @return the same shape
   */
  Tensor lowest(Tensor a) {
    var rows = a.flatten(2, -1);
    var edge =
        switch (norm) {
          case LINF -> rows.sign();
          case L2 -> rows.div(dual(rows).unsqueeze(2).clamp_min(new Scalar(1e-300)));
          case L1 -> rows.sign().mul(rows.abs().ge(dual(rows).unsqueeze(2)));
        };
    var moved = centre.flatten(1, -1).unsqueeze(1).sub(edge.mul(new Scalar(radius)));
    var low = box.low().flatten(1, -1).unsqueeze(1);
    var high = box.high().flatten(1, -1).unsqueeze(1);
    return torch.minimum(torch.maximum(moved, low), high).reshape(Tensors.shape(a));
  }

  private static Tensor dot(Tensor rows, Tensor values) {
    return rows.matmul(values.flatten(1, -1).unsqueeze(2)).squeeze(2);
  }

  /** The norm that says how much a unit of the ball changes a linear function. */
  private Tensor dual(Tensor rows) {
    return switch (norm) {
      case LINF -> rows.abs().sum(2);
      case L2 -> rows.square().sum(2).sqrt();
      case L1 -> rows.abs().amax(new long[] {2}, false);
    };
  }
}
