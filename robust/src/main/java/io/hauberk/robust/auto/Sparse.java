package io.hauberk.robust.auto;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Steps in the L1 ball and the box: the values of largest gradient that can still move, so many
 * that a step is neither one value nor all (Croce and Hein 2021, "Mind the box", section 3).
 */
final class Sparse {

  /** A twentieth of the values: the paper's first guess of the sparsity. */
  private static final double SHARE = 0.05;

  private Sparse() {}

  /** Of L1 length one. */
  static Tensor direction(Tensor gradient, Tensor x) {
    var flat = gradient.flatten(1, -1);
    var at = x.flatten(1, -1);
    var up = flat.gt(new Scalar(0)).logical_and(at.lt(new Scalar(1.0)));
    var down = flat.lt(new Scalar(0)).logical_and(at.gt(new Scalar(0.0)));
    var free = flat.abs().mul(up.logical_or(down));
    long count = Math.max(1, Math.round(SHARE * flat.size(1)));
    var places = free.topk(count).get1();
    var chosen = torch.zeros_like(flat).scatter(1, places, new Scalar(1.0));
    var signs = torch.sign(flat).mul(chosen);
    var length = signs.abs().sum(1).clamp_min(new Scalar(1.0)).unsqueeze(1);
    return signs.div(length).view_as(gradient);
  }
}
