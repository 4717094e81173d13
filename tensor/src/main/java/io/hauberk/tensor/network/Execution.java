package io.hauberk.tensor.network;

import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.layer.Activation;
import io.hauberk.tensor.layer.Affine;
import io.hauberk.tensor.layer.Join;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Norm;
import io.hauberk.tensor.layer.Pool;
import io.hauberk.tensor.layer.Shaping;
import io.hauberk.tensor.layer.Window;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Binds layers to libtorch and to their weights, which it reads by PyTorch's names. */
final class Execution implements Layer.Visitor<Operation> {

  private static final long[] NO_PADDING = {0, 0};

  private final Function<String, Tensor> weights;

  /**
   * @param weights of one node, by the parameter's short name
   */
  Execution(Function<String, Tensor> weights) {
    this.weights = weights;
  }

  @Override
  public Operation conv2d(Affine.Conv2d layer) {
    return new Convolution(layer, weight("weight"), bias(layer.bias()));
  }

  @Override
  public Operation convTranspose2d(Affine.ConvTranspose2d layer) {
    var weight = weight("weight");
    var bias = bias(layer.bias());
    var window = layer.window();
    return (x, pass) ->
        cropped(
            torch.conv_transpose2d(
                x[0],
                weight,
                bias.get(),
                window.stride().array(),
                symmetric(window),
                layer.outputPadding().array(),
                layer.groups(),
                window.dilation().array()),
            window);
  }

  @Override
  public Operation linear(Affine.Linear layer) {
    return new Dense(weight("weight"), bias(layer.bias()));
  }

  @Override
  public Operation embedding(Affine.Embedding layer) {
    var weight = weight("weight");
    return (x, pass) -> torch.embedding(weight, x[0].to(ScalarType.Long));
  }

  @Override
  public Operation batchNorm(Norm.BatchNorm layer) {
    var scale = weight("weight");
    var shift = weight("bias");
    var mean = weight("running_mean");
    var variance = weight("running_var");
    return (x, pass) ->
        torch.batch_norm(
            x[0],
            new TensorOptional(scale),
            new TensorOptional(shift),
            new TensorOptional(mean),
            new TensorOptional(variance),
            pass == Pass.TRAINING,
            layer.momentum(),
            layer.epsilon(),
            false);
  }

  @Override
  public Operation groupNorm(Norm.GroupNorm layer) {
    var scale = weight("weight");
    var shift = weight("bias");
    return (x, pass) ->
        torch.group_norm(
            x[0],
            layer.groups(),
            new TensorOptional(scale),
            new TensorOptional(shift),
            layer.epsilon(),
            false);
  }

  @Override
  public Operation layerNorm(Norm.LayerNorm layer) {
    var scale = weight("weight");
    var shift = weight("bias");
    var shape = array(layer.shape());
    return (x, pass) ->
        torch.layer_norm(
            x[0],
            shape,
            new TensorOptional(scale),
            new TensorOptional(shift),
            layer.epsilon(),
            false);
  }

  @Override
  public Operation relu(Activation.Relu layer) {
    return new Rectification();
  }

  @Override
  public Operation elu(Activation.Elu layer) {
    return (x, pass) ->
        torch.elu(x[0], new Scalar(layer.alpha()), new Scalar(1.0), new Scalar(1.0));
  }

  @Override
  public Operation leakyRelu(Activation.LeakyRelu layer) {
    return (x, pass) -> torch.leaky_relu(x[0], new Scalar(layer.slope()));
  }

  @Override
  public Operation gelu(Activation.Gelu layer) {
    var approximation =
        switch (layer.approximation()) {
          case NONE -> "none";
          case TANH -> "tanh";
        };
    return (x, pass) -> torch.gelu(x[0], approximation);
  }

  @Override
  public Operation sigmoid(Activation.Sigmoid layer) {
    return (x, pass) -> torch.sigmoid(x[0]);
  }

  @Override
  public Operation tanh(Activation.Tanh layer) {
    return (x, pass) -> torch.tanh(x[0]);
  }

  @Override
  public Operation hardSigmoid(Activation.HardSigmoid layer) {
    return (x, pass) -> torch.hardsigmoid(x[0]);
  }

  @Override
  public Operation hardSwish(Activation.HardSwish layer) {
    return (x, pass) -> torch.hardswish(x[0]);
  }

  @Override
  public Operation clip(Activation.Clip layer) {
    return (x, pass) -> torch.clamp(x[0], bound(layer.low()), bound(layer.high()));
  }

  @Override
  public Operation softmax(Activation.Softmax layer) {
    return (x, pass) -> torch.softmax(x[0], layer.axis());
  }

  @Override
  public Operation logSoftmax(Activation.LogSoftmax layer) {
    return (x, pass) -> torch.log_softmax(x[0], layer.axis());
  }

  @Override
  public Operation elementwise(Activation.Elementwise layer) {
    return switch (layer.function()) {
      case ABS -> (x, pass) -> x[0].abs();
      case ERF -> (x, pass) -> x[0].erf();
      case EXP -> (x, pass) -> x[0].exp();
      case LOG -> (x, pass) -> x[0].log();
      case NEGATE -> (x, pass) -> x[0].neg();
      case RECIPROCAL -> (x, pass) -> x[0].reciprocal();
      case SOFTPLUS -> (x, pass) -> torch.softplus(x[0]);
      case SQRT -> (x, pass) -> x[0].sqrt();
    };
  }

  @Override
  public Operation power(Activation.Power layer) {
    return (x, pass) -> torch.pow(x[0], new Scalar(layer.exponent()));
  }

  @Override
  public Operation maxPool2d(Pool.MaxPool2d layer) {
    return new Maxima(layer);
  }

  @Override
  public Operation avgPool2d(Pool.AvgPool2d layer) {
    return (x, pass) -> Windows.average(x[0], layer);
  }

  @Override
  public Operation globalAvgPool(Pool.GlobalAvgPool layer) {
    return (x, pass) -> x[0].mean(new long[] {2, 3}, true, new ScalarTypeOptional());
  }

  @Override
  public Operation mean(Pool.Mean layer) {
    var axes = array(layer.axes());
    return (x, pass) -> x[0].mean(axes, layer.keepAxes(), new ScalarTypeOptional());
  }

  @Override
  public Operation flatten(Shaping.Flatten layer) {
    return (x, pass) -> x[0].flatten(1, -1);
  }

  @Override
  public Operation reshape(Shaping.Reshape layer) {
    return (x, pass) -> {
      var shape = Stream.concat(Stream.of(x[0].size(0)), layer.shape().stream());
      return x[0].reshape(shape.mapToLong(Long::longValue).toArray());
    };
  }

  @Override
  public Operation transpose(Shaping.Transpose layer) {
    var order = array(layer.order());
    return (x, pass) -> x[0].permute(order);
  }

  @Override
  public Operation pad(Shaping.Pad layer) {
    var amounts = lastAxisFirst(layer);
    return (x, pass) -> torch.constant_pad_nd(x[0], amounts, new Scalar(layer.value()));
  }

  @Override
  public Operation slice(Shaping.Slice layer) {
    return (x, pass) ->
        x[0].slice(
            layer.axis(),
            new LongOptional(layer.start()),
            new LongOptional(layer.end()),
            layer.step());
  }

  @Override
  public Operation dropout(Shaping.Dropout layer) {
    return (x, pass) -> torch.dropout(x[0], layer.probability(), pass == Pass.TRAINING);
  }

  @Override
  public Operation identity(Shaping.Identity layer) {
    return (x, pass) -> x[0];
  }

  @Override
  public Operation add(Join.Add layer) {
    return (x, pass) -> x[0].add(x[1]);
  }

  @Override
  public Operation sub(Join.Sub layer) {
    return (x, pass) -> x[0].sub(x[1]);
  }

  @Override
  public Operation mul(Join.Mul layer) {
    return (x, pass) -> x[0].mul(x[1]);
  }

  @Override
  public Operation div(Join.Div layer) {
    return (x, pass) -> x[0].div(x[1]);
  }

  @Override
  public Operation matMul(Join.MatMul layer) {
    return (x, pass) -> torch.matmul(x[0], x[1]);
  }

  @Override
  public Operation concat(Join.Concat layer) {
    return (x, pass) -> torch.cat(new TensorVector(x), layer.axis());
  }

  @Override
  public Operation constant(Join.Constant layer) {
    var value = weight("value");
    return (x, pass) -> value;
  }

  private Tensor weight(String name) {
    return weights.apply(name);
  }

  private Supplier<TensorOptional> bias(boolean present) {
    if (!present) {
      return TensorOptional::new;
    }
    var bias = weight("bias");
    return () -> new TensorOptional(bias);
  }

  private static long[] symmetric(Window window) {
    return window.padding().symmetric() ? Windows.amounts(window.padding()) : NO_PADDING;
  }

  /** Padding of a transposed convolution takes away from the result. */
  private static Tensor cropped(Tensor y, Window window) {
    var padding = window.padding();
    if (padding.symmetric()) {
      return y;
    }
    var amounts = new long[] {-padding.left(), -padding.right(), -padding.top(), -padding.bottom()};
    return torch.constant_pad_nd(y, amounts);
  }

  private static ScalarOptional bound(double value) {
    return Double.isInfinite(value) ? new ScalarOptional() : Tensors.optional(value);
  }

  private static long[] lastAxisFirst(Shaping.Pad layer) {
    int axes = layer.before().size();
    var amounts = new long[2 * axes];
    for (int i = 0; i < axes; i++) {
      amounts[2 * i] = layer.before().get(axes - 1 - i);
      amounts[2 * i + 1] = layer.after().get(axes - 1 - i);
    }
    return amounts;
  }

  private static long[] array(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
