package io.hauberk.privacy.train;

import io.hauberk.core.Checks;
import io.hauberk.tensor.layer.Activation;
import io.hauberk.tensor.layer.Affine;
import io.hauberk.tensor.layer.Join;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Norm;
import io.hauberk.tensor.layer.Pool;
import io.hauberk.tensor.layer.Shaping;
import java.util.Optional;

/**
 * The rule of every layer; none for those that learn nothing.
 *
 * @param node named when its layer is refused
 */
record GradientRules(String node) implements Layer.Visitor<Optional<GradientRule>> {

  private IllegalArgumentException refused(Layer layer, String wayOut) {
    return new IllegalArgumentException(Checks.message("node " + node, layer.type(), wayOut));
  }

  @Override
  public Optional<GradientRule> conv2d(Affine.Conv2d layer) {
    return Optional.of(new ConvolutionRule(layer));
  }

  @Override
  public Optional<GradientRule> convTranspose2d(Affine.ConvTranspose2d layer) {
    throw refused(layer, "Conv2d in its place: no rule for its sample gradients");
  }

  @Override
  public Optional<GradientRule> linear(Affine.Linear layer) {
    return Optional.of(new LinearRule(layer));
  }

  @Override
  public Optional<GradientRule> embedding(Affine.Embedding layer) {
    return Optional.of(new EmbeddingRule(layer));
  }

  @Override
  public Optional<GradientRule> batchNorm(Norm.BatchNorm layer) {
    throw refused(layer, "GroupNorm in its place: BatchNorm mixes the samples of a batch");
  }

  @Override
  public Optional<GradientRule> groupNorm(Norm.GroupNorm layer) {
    return Optional.of(NormalisationRule.of(layer));
  }

  @Override
  public Optional<GradientRule> layerNorm(Norm.LayerNorm layer) {
    return Optional.of(NormalisationRule.of(layer));
  }

  @Override
  public Optional<GradientRule> relu(Activation.Relu layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> elu(Activation.Elu layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> leakyRelu(Activation.LeakyRelu layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> gelu(Activation.Gelu layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> sigmoid(Activation.Sigmoid layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> tanh(Activation.Tanh layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> hardSigmoid(Activation.HardSigmoid layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> hardSwish(Activation.HardSwish layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> clip(Activation.Clip layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> softmax(Activation.Softmax layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> logSoftmax(Activation.LogSoftmax layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> elementwise(Activation.Elementwise layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> power(Activation.Power layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> maxPool2d(Pool.MaxPool2d layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> avgPool2d(Pool.AvgPool2d layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> globalAvgPool(Pool.GlobalAvgPool layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> mean(Pool.Mean layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> flatten(Shaping.Flatten layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> reshape(Shaping.Reshape layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> transpose(Shaping.Transpose layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> pad(Shaping.Pad layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> slice(Shaping.Slice layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> dropout(Shaping.Dropout layer) {
    throw refused(layer, "a network without it: private training evaluates its layers");
  }

  @Override
  public Optional<GradientRule> identity(Shaping.Identity layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> add(Join.Add layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> sub(Join.Sub layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> mul(Join.Mul layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> div(Join.Div layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> matMul(Join.MatMul layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> concat(Join.Concat layer) {
    return Optional.empty();
  }

  @Override
  public Optional<GradientRule> constant(Join.Constant layer) {
    return Optional.empty();
  }
}
