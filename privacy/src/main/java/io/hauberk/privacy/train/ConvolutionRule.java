package io.hauberk.privacy.train;

import io.hauberk.tensor.layer.Affine.Conv2d;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The weight's gradient is a sum over output positions of gradient times patch: {@link Products}
 * with the patches side by side, one product a group.
 */
record ConvolutionRule(Conv2d layer) implements GradientRule {

  @Override
  public SampleGradients gradients(Tensor input, Tensor gradient) {
    var padded = padded(input);
    var a = patches(padded, gradient);
    var b = positions(gradient);
    var biases = layer.bias() ? Optional.of(gradient.sum(2, 3)) : Optional.<Tensor>empty();
    return Products.gramIsCheaper(a.size(1), b.size(2), a.size(2))
        ? new Norms(this, a, b, biases)
        : new Written(this, Products.instances(a, b).reshape(input.size(0), -1), biases);
  }

  /** [n, out, h, w] becomes [n groups, t, out / groups]; a view of what lies channels last. */
  private Tensor positions(Tensor gradient) {
    long n = gradient.size(0);
    long groups = layer.groups();
    return gradient
        .permute(0, 2, 3, 1)
        .reshape(n, -1, groups, layer.out() / groups)
        .transpose(1, 2)
        .reshape(n * groups, -1, layer.out() / groups);
  }

  /**
   * What each position sees, [n groups, t, kh kw in / groups]: with channels last a row of the
   * kernel is one run of memory, which libtorch's im2col never makes of it.
   */
  private Tensor patches(Tensor padded, Tensor gradient) {
    var last = padded.permute(0, 2, 3, 1).contiguous();
    var window = layer.window();
    long n = last.size(0);
    long row = last.size(2) * layer.in();
    long in = layer.in() / layer.groups();
    var kernel = window.kernel();
    var sizes =
        new long[] {
          n, layer.groups(), gradient.size(2), gradient.size(3), kernel.height(), kernel.width(), in
        };
    var strides =
        new long[] {
          last.size(1) * row,
          in,
          window.stride().height() * row,
          (long) window.stride().width() * layer.in(),
          window.dilation().height() * row,
          (long) window.dilation().width() * layer.in(),
          1
        };
    return last.as_strided(sizes, strides)
        .reshape(n * layer.groups(), -1, in * kernel.height() * kernel.width());
  }

  /** [out, kh kw in / groups] in the order of the layer's weight. */
  private Tensor ordered(Tensor weight) {
    var kernel = layer.window().kernel();
    return weight
        .reshape(layer.out(), kernel.height(), kernel.width(), -1)
        .permute(0, 3, 1, 2)
        .reshape(-1);
  }

  /** Zeros laid around. */
  private Tensor padded(Tensor x) {
    var padding = layer.window().padding();
    var sides = new long[] {padding.left(), padding.right(), padding.top(), padding.bottom()};
    return padding.none() ? x : torch.constant_pad_nd(x, sides, new Scalar(0));
  }

  /**
   * Only norms sample by sample.
   *
   * @param a [n groups, t, d]
   * @param b [n groups, t, p]
   * @param biases [n, out]
   */
  private record Norms(ConvolutionRule rule, Tensor a, Tensor b, Optional<Tensor> biases)
      implements SampleGradients {

    @Override
    public Tensor squaredNorms() {
      var weight = Products.gramNorms(a, b).reshape(-1, rule.layer.groups()).sum(1);
      return biases.map(bias -> weight.add(Products.squares(bias))).orElse(weight);
    }

    @Override
    public List<Tensor> weightedSum(Tensor factors) {
      long groups = rule.layer.groups();
      var scaled = b.mul(factors.repeat_interleave(groups).view(-1, 1, 1));
      var weight = groups == 1 ? whole(scaled) : byGroup(scaled, groups);
      return rule.parameters(weight, biases, factors);
    }

    /** One product over all samples and positions. */
    private Tensor whole(Tensor scaled) {
      return scaled.reshape(-1, b.size(2)).t().mm(a.reshape(-1, a.size(2)));
    }

    private Tensor byGroup(Tensor scaled, long groups) {
      var each = Products.instances(a, scaled);
      return each.reshape(-1, groups, b.size(2), a.size(2)).sum(0);
    }
  }

  /**
   * Written out, the weight in the order of the patches.
   *
   * @param weights [n, weights]
   * @param biases [n, out]
   */
  private record Written(ConvolutionRule rule, Tensor weights, Optional<Tensor> biases)
      implements SampleGradients {

    @Override
    public Tensor squaredNorms() {
      var weight = Products.squares(weights);
      return biases.map(bias -> weight.add(Products.squares(bias))).orElse(weight);
    }

    @Override
    public List<Tensor> weightedSum(Tensor factors) {
      return rule.parameters(Products.weighted(weights, factors), biases, factors);
    }
  }

  private List<Tensor> parameters(Tensor weight, Optional<Tensor> biases, Tensor factors) {
    var inOrder = ordered(weight);
    return biases
        .map(bias -> List.of(inOrder, Products.weighted(bias, factors)))
        .orElse(List.of(inOrder));
  }
}
