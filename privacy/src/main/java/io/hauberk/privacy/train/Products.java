package io.hauberk.privacy.train;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Sample gradients that are sums of outer products over positions: G_i = B_i^T A_i, with A [n, t,
 * d] and B [n, t, p].
 */
final class Products {

  private Products() {}

  /** Whether two t x t Gram matrices cost less than one p x d gradient (Bu et al. 2022, eq. 4). */
  static boolean gramIsCheaper(long t, long p, long d) {
    return 2 * t * t <= p * d;
  }

  /** |G_i|^2 = sum of (A_i A_i^T) (B_i B_i^T) by elements, without G; [n]. */
  static Tensor gramNorms(Tensor a, Tensor b) {
    return Gemm.gram(a).mul_(Gemm.gram(b)).sum(1, 2).clamp_min_(new Scalar(0));
  }

  /** The sum over the views of each sample: [samples views, p] becomes [samples, p]. */
  static Tensor bySample(Tensor x, long samples) {
    return x.size(0) == samples ? x : x.reshape(samples, -1, x.size(1)).sum(1);
  }

  /** Squares summed over all axes but the first, [n]. */
  static Tensor squares(Tensor x) {
    var lengths =
        torch.linalg_vector_norm(
            x.reshape(x.size(0), -1),
            new Scalar(2),
            new long[] {1},
            false,
            new ScalarTypeOptional());
    return lengths.square_();
  }

  /** The sum over samples of x, each times its factor; x's shape without the first axis. */
  static Tensor weighted(Tensor x, Tensor factors) {
    return x.reshape(x.size(0), -1).t().mv(factors);
  }
}
