package io.hauberk.robust.defence;

import io.hauberk.core.Checks;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Drops values at random and draws the image anew with little total variation (Guo et al. 2018,
 * section 4): the least of half the squared difference to the kept values plus {@code weight} times
 * the sum of the lengths of the image's gradients, found by fifty steps of the primal-dual method
 * (Chambolle and Pock 2011, algorithm 1). The squared difference is Rudin, Osher and Fatemi's; Guo
 * et al. take its root.
 *
 * @param weight of the variation; 0.03 in the paper for its root
 * @param kept probability that a value is kept; 0.5 in the paper, and with 1 nothing is random
 */
public record TotalVariation(double weight, double kept) implements InputDefence {

  /** Guo et al. 2018, section 5.1. */
  public static final double DEFAULT_KEPT = 0.5;

  private static final int STEPS = 50;

  /** Both steps are 1 / sqrt(8): the squared norm of the gradient is at most 8. */
  private static final double STEP = Math.sqrt(1.0 / 8);

  public TotalVariation {
    Checks.positive("weight", weight);
    Checks.finite("weight", weight);
    Checks.argument(kept > 0 && kept <= 1, "kept", kept, "0 < probability <= 1");
  }

  @Override
  public Tensor apply(Tensor inputs, Draws draws) {
    InputDefence.checkImages(inputs);
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var x = inputs.detach();
      var mask = random() ? draws.kept(x, kept) : torch.ones_like(x);
      var pull = mask.mul(new Scalar(STEP));
      var z = x.mul(mask).add(mask.neg().add(new Scalar(1)).mul(new Scalar(0.5)));
      var dual = torch.zeros_like(slopes(z));
      var ahead = z;
      for (int step = 0; step < STEPS; step++) {
        dual = shortened(dual.add(slopes(ahead), new Scalar(STEP)));
        var moved = z.add(divergence(dual), new Scalar(STEP)).add(pull.mul(x));
        var next = moved.div(pull.add(new Scalar(1)));
        ahead = next.mul(new Scalar(2)).sub(z);
        z = next;
      }
      return scope.keep(z.clamp(Tensors.optional(0), Tensors.optional(1)));
    }
  }

  /** Differences to the next value below and to the right, [2, n, c, h, w]; none at the end. */
  private static Tensor slopes(Tensor z) {
    var down = torch.constant_pad_nd(difference(z, 2), new long[] {0, 0, 0, 1});
    var right = torch.constant_pad_nd(difference(z, 3), new long[] {0, 1});
    return torch.stack(new TensorVector(down, right), 0);
  }

  private static Tensor difference(Tensor z, long axis) {
    long last = z.size(axis) - 1;
    return z.narrow(axis, 1, last).sub(z.narrow(axis, 0, last));
  }

  /** The negative adjoint of the slopes. */
  private static Tensor divergence(Tensor dual) {
    var down = dual.select(0, 0);
    var right = dual.select(0, 1);
    long rows = down.size(2) - 1;
    long columns = right.size(3) - 1;
    var above = torch.constant_pad_nd(down.narrow(2, 0, rows), new long[] {0, 0, 1, 0});
    var before = torch.constant_pad_nd(right.narrow(3, 0, columns), new long[] {1, 0});
    return down.sub(above).add(right.sub(before));
  }

  /** Slopes no longer than the weight. */
  private Tensor shortened(Tensor dual) {
    var length = dual.square().sum(0).sqrt().div(new Scalar(weight)).clamp_min(new Scalar(1));
    return dual.div(length.unsqueeze(0));
  }

  @Override
  public boolean random() {
    return kept < 1;
  }

  @Override
  public String label() {
    return "tv:" + weight + ":" + kept;
  }
}
