package io.hauberk.privacy.train;

import io.hauberk.tensor.layer.Norm.GroupNorm;
import io.hauberk.tensor.layer.Norm.LayerNorm;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Scale: the sum over places of gradient times normalised input; shift: of the gradient. As few
 * parameters as channels, so written out.
 *
 * @param normalised the layer without scale and shift
 * @param sums over the places that share a parameter
 */
record NormalisationRule(UnaryOperator<Tensor> normalised, UnaryOperator<Tensor> sums)
    implements GradientRule {

  static NormalisationRule of(GroupNorm layer) {
    return new NormalisationRule(
        x ->
            torch.group_norm(
                x,
                layer.groups(),
                new TensorOptional(),
                new TensorOptional(),
                layer.epsilon(),
                false),
        x -> x.reshape(x.size(0), layer.channels(), -1).sum(2));
  }

  static NormalisationRule of(LayerNorm layer) {
    var shape = layer.shape().stream().mapToLong(Long::longValue).toArray();
    long extent = layer.shape().stream().reduce(1L, Math::multiplyExact);
    return new NormalisationRule(
        x ->
            torch.layer_norm(
                x, shape, new TensorOptional(), new TensorOptional(), layer.epsilon(), false),
        x -> x.reshape(x.size(0), -1, extent).sum(1));
  }

  @Override
  public SampleGradients gradients(Tensor input, Tensor gradient, long samples) {
    var scale = sums.apply(normalised.apply(input).mul(gradient));
    var shift = sums.apply(gradient);
    return new Instances(
        List.of(Products.bySample(scale, samples), Products.bySample(shift, samples)));
  }
}
