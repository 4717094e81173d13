package io.hauberk.privacy.train;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

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
    return gram(a).mul(gram(b)).sum(1, 2).clamp_min(new Scalar(0));
  }

  /** A_i A_i^T, [n, t, t]. */
  static Tensor gram(Tensor a) {
    return a.bmm(a.transpose(1, 2));
  }

  /** G, [n, p, d]. */
  static Tensor instances(Tensor a, Tensor b) {
    return b.transpose(1, 2).bmm(a);
  }

  /** Squares summed over all axes but the first, [n]. */
  static Tensor squares(Tensor x) {
    return x.reshape(x.size(0), -1).square().sum(1);
  }

  /** The sum over samples of x, each times its factor; x's shape without the first axis. */
  static Tensor weighted(Tensor x, Tensor factors) {
    return factors.unsqueeze(0).matmul(x.reshape(x.size(0), -1)).squeeze(0);
  }
}
