package io.hauberk.privacy.train;

import io.hauberk.tensor.layer.Affine.Linear;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * W: the sum over positions (and views) of b a^T; bias: of b. One position: |b|^2 |a|^2 is the
 * square of the norm (Goodfellow 2015); several: {@link Products}, the gradient never written out
 * when that is dearer.
 */
record LinearRule(Linear layer) implements GradientRule {

  @Override
  public SampleGradients gradients(Tensor input, Tensor gradient, long samples) {
    return new Outer(
        input.reshape(samples, -1, layer.in()),
        gradient.reshape(samples, -1, layer.out()),
        layer.bias());
  }

  /**
   * @param a [n, t, in]
   * @param b [n, t, out]
   */
  private record Outer(Tensor a, Tensor b, boolean bias) implements SampleGradients {

    @Override
    public Tensor squaredNorms() {
      var weight = weightNorms();
      return bias ? weight.add(Products.squares(b.sum(1))) : weight;
    }

    private Tensor weightNorms() {
      long t = a.size(1);
      if (t == 1) {
        return Products.squares(a).mul(Products.squares(b));
      }
      return Products.gramIsCheaper(t, b.size(2), a.size(2))
          ? Products.gramNorms(a, b)
          : Products.squares(Gemm.instances(b, a));
    }

    @Override
    public List<Tensor> weightedSum(Tensor factors) {
      var scaled = b.mul(factors.view(-1, 1, 1)).reshape(-1, b.size(2));
      var weight = scaled.t().mm(a.reshape(-1, a.size(2)));
      return bias ? List.of(weight, scaled.sum(0)) : List.of(weight);
    }
  }
}
