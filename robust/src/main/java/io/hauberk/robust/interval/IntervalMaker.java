package io.hauberk.robust.interval;

import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.layer.Activation;
import io.hauberk.tensor.layer.Affine;
import io.hauberk.tensor.layer.Join;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Norm;
import io.hauberk.tensor.layer.Pool;
import io.hauberk.tensor.layer.Shaping;
import io.hauberk.tensor.network.Node;
import io.hauberk.tensor.network.Weights;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/**
 * Finds how a layer is bounded in training.
 *
 * @param node whose layer is visited
 * @param weights of the whole network
 */
record IntervalMaker(Node node, Weights weights) implements Layer.Visitor<IntervalStep> {

  private static final String SUPPORTED =
      "a layer that can be trained by bounds: convolution, linear, ReLU, flatten, reshape, add";

  @Override
  public IntervalStep conv2d(Affine.Conv2d layer) {
    if (!layer.window().padding().symmetric()) {
      return refused(layer, "the same padding on opposite sides");
    }
    return new ConvStep(layer, weight(), bias(layer.bias()));
  }

  @Override
  public IntervalStep convTranspose2d(Affine.ConvTranspose2d layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep linear(Affine.Linear layer) {
    return new LinearStep(weight(), bias(layer.bias()));
  }

  @Override
  public IntervalStep embedding(Affine.Embedding layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep batchNorm(Norm.BatchNorm layer) {
    return refused(layer, "no batch statistics: they would differ between training and proof");
  }

  @Override
  public IntervalStep groupNorm(Norm.GroupNorm layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep layerNorm(Norm.LayerNorm layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep relu(Activation.Relu layer) {
    return new RectifiedStep();
  }

  @Override
  public IntervalStep elu(Activation.Elu layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep leakyRelu(Activation.LeakyRelu layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep gelu(Activation.Gelu layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep sigmoid(Activation.Sigmoid layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep tanh(Activation.Tanh layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep hardSigmoid(Activation.HardSigmoid layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep hardSwish(Activation.HardSwish layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep clip(Activation.Clip layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep softmax(Activation.Softmax layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep logSoftmax(Activation.LogSoftmax layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep elementwise(Activation.Elementwise layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep power(Activation.Power layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep maxPool2d(Pool.MaxPool2d layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep avgPool2d(Pool.AvgPool2d layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep globalAvgPool(Pool.GlobalAvgPool layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep mean(Pool.Mean layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep flatten(Shaping.Flatten layer) {
    return new MovedStep(x -> x.flatten(1, -1));
  }

  @Override
  public IntervalStep reshape(Shaping.Reshape layer) {
    return new MovedStep(
        x -> {
          var shape = Stream.concat(Stream.of(x.size(0)), layer.shape().stream());
          return x.reshape(shape.mapToLong(Long::longValue).toArray());
        });
  }

  @Override
  public IntervalStep transpose(Shaping.Transpose layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep pad(Shaping.Pad layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep slice(Shaping.Slice layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep dropout(Shaping.Dropout layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep identity(Shaping.Identity layer) {
    return new MovedStep(x -> x);
  }

  @Override
  public IntervalStep add(Join.Add layer) {
    return new SummedStep();
  }

  @Override
  public IntervalStep sub(Join.Sub layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep mul(Join.Mul layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep div(Join.Div layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep matMul(Join.MatMul layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep concat(Join.Concat layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public IntervalStep constant(Join.Constant layer) {
    return refused(layer, SUPPORTED);
  }

  private Tensor weight() {
    return weights.get(node.name() + ".weight");
  }

  private Optional<Tensor> bias(boolean present) {
    return present ? Optional.of(weights.get(node.name() + ".bias")) : Optional.empty();
  }

  private IntervalStep refused(Layer layer, String rule) {
    throw new ModelFormatException("node " + node.name(), layer.type(), rule);
  }
}
