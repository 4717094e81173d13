package io.hauberk.privacy.train;

import io.hauberk.tensor.layer.Affine.Conv2d;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The weight's gradient is a sum over output positions (and views) of gradient times patch: {@link
 * Products} with the patches side by side, one product a group. The patches are needed for norms,
 * or for gradients written out; a weighted sum alone is libtorch's own gradient by the weight.
 */
record ConvolutionRule(Conv2d layer) implements GradientRule {

  @Override
  public SampleGradients gradients(Tensor input, Tensor gradient, long samples) {
    var patches = new Patches(layer, input, gradient, samples);
    var b = positions(gradient, samples);
    var biases =
        layer.bias()
            ? Optional.of(Products.bySample(gradient.sum(2, 3), samples))
            : Optional.<Tensor>empty();
    return Products.gramIsCheaper(patches.positions(), b.size(2), patches.width())
        ? new Norms(this, new Ends(input, gradient), norms(patches, b), biases)
        : new Written(this, written(patches, b).reshape(samples, -1), biases);
  }

  /** Becomes [n groups, t, out / groups]; a view of what lies channels last. */
  private Tensor positions(Tensor gradient, long n) {
    long groups = layer.groups();
    return gradient
        .permute(0, 2, 3, 1)
        .reshape(n, -1, groups, layer.out() / groups)
        .transpose(1, 2)
        .reshape(n * groups, -1, layer.out() / groups)
        .contiguous();
  }

  /** Of the weight alone, [n]. */
  private Tensor norms(Patches patches, Tensor b) {
    var norms = torch.empty(b.size(0));
    patches.forEach(
        (from, a) -> {
          long rows = a.size(0);
          norms.narrow(0, from, rows).copy_(Products.gramNorms(a, b.narrow(0, from, rows)));
        });
    return norms.view(-1, layer.groups()).sum(1);
  }

  /** [n groups, out / groups, d]. */
  private Tensor written(Patches patches, Tensor b) {
    var all = torch.empty(b.size(0), b.size(2), patches.width());
    patches.forEach(
        (from, a) -> {
          long rows = a.size(0);
          Gemm.instances(b.narrow(0, from, rows), a, all.narrow(0, from, rows));
        });
    return all;
  }

  /**
   * A layer's input and the gradient by its output.
   *
   * @param input [n views, in, height, width]
   */
  private record Ends(Tensor input, Tensor gradient) {

    /**
     * By the weight, [out, in / groups, kh, kw], of all samples together, each times its factor.
     */
    Tensor weightGradient(Conv2d layer, Tensor factors) {
      long views = input.size(0) / factors.size(0);
      var each = views == 1 ? factors : Augmentation.repeated(factors, Math.toIntExact(views));
      var window = layer.window();
      var kernel = window.kernel();
      var weight =
          torch.empty(layer.out(), layer.in() / layer.groups(), kernel.height(), kernel.width());
      return torch
          .convolution_backward(
              gradient.mul(each.view(-1, 1, 1, 1)),
              Patches.padded(layer, input),
              weight,
              new long[0],
              window.stride().array(),
              new long[] {0, 0},
              window.dilation().array(),
              false,
              new long[] {0, 0},
              layer.groups(),
              weightAlone())
          .get1();
    }

    /** Of input, weight and bias. */
    private static BoolPointer weightAlone() {
      return new BoolPointer(3).put(0, false).put(1, true).put(2, false);
    }
  }

  /**
   * Only norms sample by sample.
   *
   * @param weights squares of the weight's norms, [n]
   * @param biases [n, out]
   */
  private record Norms(ConvolutionRule rule, Ends ends, Tensor weights, Optional<Tensor> biases)
      implements SampleGradients {

    @Override
    public Tensor squaredNorms() {
      return biases.map(bias -> weights.add(Products.squares(bias))).orElse(weights);
    }

    @Override
    public List<Tensor> weightedSum(Tensor factors) {
      var weight = ends.weightGradient(rule.layer, factors).reshape(-1);
      return rule.parameters(weight, biases, factors);
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
      var weight = rule.ordered(Products.weighted(weights, factors));
      return rule.parameters(weight, biases, factors);
    }
  }

  /** [out, kh kw in / groups] in the order of the layer's weight. */
  private Tensor ordered(Tensor weight) {
    var kernel = layer.window().kernel();
    return weight
        .reshape(layer.out(), kernel.height(), kernel.width(), -1)
        .permute(0, 3, 1, 2)
        .reshape(-1);
  }

  private List<Tensor> parameters(Tensor weight, Optional<Tensor> biases, Tensor factors) {
    return biases
        .map(bias -> List.of(weight, Products.weighted(bias, factors)))
        .orElse(List.of(weight));
  }
}
