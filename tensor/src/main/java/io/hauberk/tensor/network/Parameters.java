package io.hauberk.tensor.network;

import io.hauberk.tensor.layer.Activation;
import io.hauberk.tensor.layer.Affine;
import io.hauberk.tensor.layer.Join;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Norm;
import io.hauberk.tensor.layer.Pool;
import io.hauberk.tensor.layer.Shaping;
import io.hauberk.tensor.layer.Window;
import io.hauberk.tensor.network.ParameterSpec.Role;
import java.util.ArrayList;
import java.util.List;

/** Which tensors each layer needs, by PyTorch's names. */
final class Parameters implements Layer.Visitor<List<ParameterSpec>> {

  private final String node;

  Parameters(String node) {
    this.node = node;
  }

  @Override
  public List<ParameterSpec> conv2d(Affine.Conv2d layer) {
    return weighted(
        List.of(
            (long) layer.out(),
            (long) layer.in() / layer.groups(),
            height(layer.window()),
            width(layer.window())),
        layer.bias() ? layer.out() : 0,
        (long) layer.in() / layer.groups() * area(layer.window()));
  }

  @Override
  public List<ParameterSpec> convTranspose2d(Affine.ConvTranspose2d layer) {
    return weighted(
        List.of(
            (long) layer.in(),
            (long) layer.out() / layer.groups(),
            height(layer.window()),
            width(layer.window())),
        layer.bias() ? layer.out() : 0,
        (long) layer.out() / layer.groups() * area(layer.window()));
  }

  @Override
  public List<ParameterSpec> linear(Affine.Linear layer) {
    return weighted(
        List.of((long) layer.out(), (long) layer.in()), layer.bias() ? layer.out() : 0, layer.in());
  }

  @Override
  public List<ParameterSpec> embedding(Affine.Embedding layer) {
    return List.of(
        spec(
            "weight",
            List.of((long) layer.entries(), (long) layer.width()),
            Role.WEIGHT,
            layer.width()));
  }

  @Override
  public List<ParameterSpec> batchNorm(Norm.BatchNorm layer) {
    var shape = List.of((long) layer.channels());
    return List.of(
        spec("weight", shape, Role.SCALE, 0),
        spec("bias", shape, Role.SHIFT, 0),
        spec("running_mean", shape, Role.RUNNING_MEAN, 0),
        spec("running_var", shape, Role.RUNNING_VARIANCE, 0));
  }

  @Override
  public List<ParameterSpec> groupNorm(Norm.GroupNorm layer) {
    return affine(List.of((long) layer.channels()));
  }

  @Override
  public List<ParameterSpec> layerNorm(Norm.LayerNorm layer) {
    return affine(layer.shape());
  }

  @Override
  public List<ParameterSpec> relu(Activation.Relu layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> elu(Activation.Elu layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> leakyRelu(Activation.LeakyRelu layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> gelu(Activation.Gelu layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> sigmoid(Activation.Sigmoid layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> tanh(Activation.Tanh layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> hardSigmoid(Activation.HardSigmoid layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> hardSwish(Activation.HardSwish layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> clip(Activation.Clip layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> softmax(Activation.Softmax layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> logSoftmax(Activation.LogSoftmax layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> elementwise(Activation.Elementwise layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> power(Activation.Power layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> maxPool2d(Pool.MaxPool2d layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> avgPool2d(Pool.AvgPool2d layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> globalAvgPool(Pool.GlobalAvgPool layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> mean(Pool.Mean layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> flatten(Shaping.Flatten layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> reshape(Shaping.Reshape layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> transpose(Shaping.Transpose layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> pad(Shaping.Pad layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> slice(Shaping.Slice layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> dropout(Shaping.Dropout layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> identity(Shaping.Identity layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> add(Join.Add layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> sub(Join.Sub layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> mul(Join.Mul layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> div(Join.Div layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> matMul(Join.MatMul layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> concat(Join.Concat layer) {
    return List.of();
  }

  @Override
  public List<ParameterSpec> constant(Join.Constant layer) {
    return List.of(spec("value", layer.shape(), Role.FIXED, 0));
  }

  private List<ParameterSpec> weighted(List<Long> shape, long biases, long fanIn) {
    var specs = new ArrayList<ParameterSpec>();
    specs.add(spec("weight", shape, Role.WEIGHT, fanIn));
    if (biases > 0) {
      specs.add(spec("bias", List.of(biases), Role.WEIGHT, fanIn));
    }
    return specs;
  }

  private List<ParameterSpec> affine(List<Long> shape) {
    return List.of(spec("weight", shape, Role.SCALE, 0), spec("bias", shape, Role.SHIFT, 0));
  }

  private ParameterSpec spec(String name, List<Long> shape, Role role, long fanIn) {
    return new ParameterSpec(node + "." + name, shape, role, fanIn);
  }

  private static long height(Window window) {
    return window.kernel().height();
  }

  private static long width(Window window) {
    return window.kernel().width();
  }

  private static long area(Window window) {
    return height(window) * width(window);
  }
}
