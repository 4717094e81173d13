package io.hauberk.privacy.train;

import io.hauberk.tensor.layer.Affine.Conv2d;
import io.hauberk.tensor.layer.Padding;
import java.util.List;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The weight's gradient is a sum over output positions of gradient times patch: {@link Products}
 * with the patches side by side (im2col), one product a group.
 */
record ConvolutionRule(Conv2d layer) implements GradientRule {

  private static final long[] NO_PADDING = {0, 0};

  @Override
  public SampleGradients gradients(Tensor input, Tensor gradient) {
    var padded = padded(input);
    long n = input.size(0);
    var a = positions(patches(padded), n);
    var b = positions(gradient.reshape(n, layer.out(), -1), n);
    return Products.gramIsCheaper(a.size(1), b.size(2), a.size(2))
        ? new Norms(this, padded, gradient, Products.gramNorms(a, b))
        : new Instances(parameters(Products.instances(a, b), gradient));
  }

  private List<Tensor> parameters(Tensor weights, Tensor gradient) {
    var weight = weights.reshape(gradient.size(0), -1);
    return layer.bias() ? List.of(weight, gradient.sum(2, 3)) : List.of(weight);
  }

  /** [n, channels, t] becomes [n groups, t, channels / groups]. */
  private Tensor positions(Tensor x, long n) {
    long groups = layer.groups();
    return x.reshape(n * groups, x.size(1) / groups, x.size(2)).transpose(1, 2);
  }

  /** [n, in kh kw, t]. */
  private Tensor patches(Tensor padded) {
    var window = layer.window();
    return torch.im2col(
        padded.contiguous(),
        window.kernel().array(),
        window.dilation().array(),
        amounts(),
        window.stride().array());
  }

  /** Padding that differs between two sides is laid around beforehand. */
  private Tensor padded(Tensor x) {
    var padding = layer.window().padding();
    var sides = new long[] {padding.left(), padding.right(), padding.top(), padding.bottom()};
    return padding.symmetric() ? x : torch.constant_pad_nd(x, sides, new Scalar(0));
  }

  private long[] amounts() {
    Padding padding = layer.window().padding();
    return padding.symmetric() ? new long[] {padding.top(), padding.left()} : NO_PADDING;
  }

  /** libtorch's gradient by the weight, of the whole batch. */
  private Tensor weightGradient(Tensor padded, Tensor gradient) {
    var kernel = layer.window().kernel();
    long in = layer.in() / layer.groups();
    var shape = new long[] {layer.out(), in, kernel.height(), kernel.width()};
    return torch
        .convolution_backward(
            gradient,
            padded,
            torch.empty(shape),
            new long[] {layer.out()},
            layer.window().stride().array(),
            amounts(),
            layer.window().dilation().array(),
            false,
            NO_PADDING,
            layer.groups(),
            onlyWeight())
        .get1();
  }

  /** Which of the gradients by input, weight and bias are wanted. */
  private static BoolPointer onlyWeight() {
    return new BoolPointer(3L).put(0, false).put(1, true).put(2, false);
  }

  /**
   * Only norms sample by sample.
   *
   * @param weightNorms [n groups]
   */
  private record Norms(ConvolutionRule rule, Tensor padded, Tensor gradient, Tensor weightNorms)
      implements SampleGradients {

    @Override
    public Tensor squaredNorms() {
      var weight = weightNorms.reshape(gradient.size(0), -1).sum(1);
      return rule.layer.bias() ? weight.add(Products.squares(gradient.sum(2, 3))) : weight;
    }

    @Override
    public List<Tensor> weightedSum(Tensor factors) {
      var scaled = gradient.mul(factors.view(-1, 1, 1, 1));
      var weight = rule.weightGradient(padded, scaled);
      return rule.layer.bias() ? List.of(weight, scaled.sum(0, 2, 3)) : List.of(weight);
    }
  }
}
