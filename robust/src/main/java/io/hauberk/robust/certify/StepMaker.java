package io.hauberk.robust.certify;

import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.layer.Activation;
import io.hauberk.tensor.layer.Affine;
import io.hauberk.tensor.layer.Join;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Norm;
import io.hauberk.tensor.layer.Pool;
import io.hauberk.tensor.layer.Shaping;
import io.hauberk.tensor.layer.Size;
import io.hauberk.tensor.network.Node;
import io.hauberk.tensor.network.Weights;
import java.util.List;

/**
 * Finds how a layer is bounded.
 *
 * @param node whose layer is visited
 * @param inputShapes of one sample
 * @param weights of the whole network
 */
record StepMaker(Node node, List<List<Long>> inputShapes, Weights weights)
    implements Layer.Visitor<Step> {

  private static final String SUPPORTED =
      "a layer with bounds: convolution, linear, batch norm, ReLU, pooling, moves, add, sub, concat";

  /** The scale of a channel takes five roundings of float32, its use two more. */
  private static final long BATCH_NORM_TERMS = 16;

  @Override
  public Step conv2d(Affine.Conv2d layer) {
    return new AffineStep(
        single(), (long) layer.in() / layer.groups() * area(layer.window().kernel()));
  }

  @Override
  public Step convTranspose2d(Affine.ConvTranspose2d layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public Step linear(Affine.Linear layer) {
    return new AffineStep(single(), layer.in());
  }

  @Override
  public Step embedding(Affine.Embedding layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public Step batchNorm(Norm.BatchNorm layer) {
    return new AffineStep(single(), BATCH_NORM_TERMS);
  }

  @Override
  public Step groupNorm(Norm.GroupNorm layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public Step layerNorm(Norm.LayerNorm layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public Step relu(Activation.Relu layer) {
    return new ReluStep();
  }

  @Override
  public Step elu(Activation.Elu layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public Step leakyRelu(Activation.LeakyRelu layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public Step gelu(Activation.Gelu layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public Step sigmoid(Activation.Sigmoid layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public Step tanh(Activation.Tanh layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public Step hardSigmoid(Activation.HardSigmoid layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public Step hardSwish(Activation.HardSwish layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public Step clip(Activation.Clip layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public Step softmax(Activation.Softmax layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public Step logSoftmax(Activation.LogSoftmax layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public Step elementwise(Activation.Elementwise layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public Step power(Activation.Power layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public Step maxPool2d(Pool.MaxPool2d layer) {
    return new MaxStep(single());
  }

  @Override
  public Step avgPool2d(Pool.AvgPool2d layer) {
    return new AffineStep(single(), area(layer.window().kernel()));
  }

  @Override
  public Step globalAvgPool(Pool.GlobalAvgPool layer) {
    return new AffineStep(single(), inputs());
  }

  @Override
  public Step mean(Pool.Mean layer) {
    return new AffineStep(single(), inputs());
  }

  @Override
  public Step flatten(Shaping.Flatten layer) {
    return new MoveStep(single());
  }

  @Override
  public Step reshape(Shaping.Reshape layer) {
    return new MoveStep(single());
  }

  @Override
  public Step transpose(Shaping.Transpose layer) {
    return new MoveStep(single());
  }

  @Override
  public Step pad(Shaping.Pad layer) {
    return layer.value() == 0 ? new MoveStep(single()) : refused(layer, "zeros only");
  }

  @Override
  public Step slice(Shaping.Slice layer) {
    return new MoveStep(single());
  }

  @Override
  public Step dropout(Shaping.Dropout layer) {
    return new MoveStep(single());
  }

  @Override
  public Step identity(Shaping.Identity layer) {
    return new MoveStep(single());
  }

  @Override
  public Step add(Join.Add layer) {
    return sum(1);
  }

  @Override
  public Step sub(Join.Sub layer) {
    return sum(-1);
  }

  @Override
  public Step mul(Join.Mul layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public Step div(Join.Div layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public Step matMul(Join.MatMul layer) {
    return refused(layer, SUPPORTED);
  }

  @Override
  public Step concat(Join.Concat layer) {
    return new ConcatStep(layer.axis());
  }

  @Override
  public Step constant(Join.Constant layer) {
    return refused(layer, SUPPORTED);
  }

  private Single single() {
    return new Single(node, inputShapes.get(0), weights);
  }

  private Step sum(int sign) {
    if (!inputShapes.get(0).equals(inputShapes.get(1))) {
      return refused(node.layer(), "two inputs of one shape");
    }
    return new SumStep(sign);
  }

  private long inputs() {
    return inputShapes.get(0).stream().reduce(1L, Math::multiplyExact);
  }

  private static long area(Size kernel) {
    return (long) kernel.height() * kernel.width();
  }

  private Step refused(Layer layer, String rule) {
    throw new ModelFormatException("node " + node.name(), layer.type(), rule);
  }
}
