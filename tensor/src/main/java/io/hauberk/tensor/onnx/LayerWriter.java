package io.hauberk.tensor.onnx;

import static io.hauberk.tensor.onnx.Nodes.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.hauberk.tensor.layer.Activation;
import io.hauberk.tensor.layer.Affine;
import io.hauberk.tensor.layer.Join;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Norm;
import io.hauberk.tensor.layer.Pool;
import io.hauberk.tensor.layer.Shaping;
import io.hauberk.tensor.layer.Size;
import io.hauberk.tensor.layer.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The nodes of each layer in ONNX's operators. */
final class LayerWriter implements Layer.Visitor<List<NodeProto>> {

  private final Site site;

  LayerWriter(Site site) {
    this.site = site;
  }

  @Override
  public List<NodeProto> conv2d(Affine.Conv2d layer) {
    return convolution("Conv", layer.bias(), window(layer.window(), group(layer.groups())));
  }

  @Override
  public List<NodeProto> convTranspose2d(Affine.ConvTranspose2d layer) {
    var extra = attribute("output_padding", list(layer.outputPadding()));
    return convolution(
        "ConvTranspose", layer.bias(), window(layer.window(), group(layer.groups()), extra));
  }

  private List<NodeProto> convolution(String op, boolean bias, AttributeProto[] attributes) {
    var inputs = new ArrayList<>(List.of(site.input(), site.weight("weight")));
    if (bias) {
      inputs.add(site.weight("bias"));
    }
    return List.of(site.last(op, inputs, attributes));
  }

  @Override
  public List<NodeProto> linear(Affine.Linear layer) {
    var weight = site.weight("weight");
    if (site.inputShape().size() == 1) {
      var inputs = Stream.of(site.input(), weight);
      var bias = layer.bias() ? Stream.of(site.weight("bias")) : Stream.<String>empty();
      return List.of(
          site.last("Gemm", Stream.concat(inputs, bias).toList(), attribute("transB", 1)));
    }
    var transposed = site.between("transposed");
    var transpose = Nodes.of("Transpose", List.of(weight), transposed);
    var operands = List.of(site.input(), transposed);
    if (!layer.bias()) {
      return List.of(transpose, site.last("MatMul", operands));
    }
    var product = site.between("product");
    return List.of(
        transpose,
        Nodes.of("MatMul", operands, product),
        site.last("Add", List.of(product, site.weight("bias"))));
  }

  @Override
  public List<NodeProto> embedding(Affine.Embedding layer) {
    var indices = site.between("indices");
    var whole = attribute("to", TensorProto.DataType.INT64_VALUE);
    return List.of(
        Nodes.of("Cast", List.of(site.input()), indices, whole),
        site.last("Gather", List.of(site.weight("weight"), indices)));
  }

  @Override
  public List<NodeProto> batchNorm(Norm.BatchNorm layer) {
    var weights = Stream.of("weight", "bias", "running_mean", "running_var").map(site::weight);
    return List.of(
        site.last(
            "BatchNormalization",
            Stream.concat(Stream.of(site.input()), weights).toList(),
            attribute("epsilon", layer.epsilon()),
            attribute("momentum", 1 - layer.momentum())));
  }

  @Override
  public List<NodeProto> groupNorm(Norm.GroupNorm layer) {
    return new GroupNormWriter(site).write(layer);
  }

  @Override
  public List<NodeProto> layerNorm(Norm.LayerNorm layer) {
    return List.of(
        site.last(
            "LayerNormalization",
            List.of(site.input(), site.weight("weight"), site.weight("bias")),
            attribute("axis", -layer.shape().size()),
            attribute("epsilon", layer.epsilon())));
  }

  @Override
  public List<NodeProto> relu(Activation.Relu layer) {
    return plain("Relu");
  }

  @Override
  public List<NodeProto> elu(Activation.Elu layer) {
    return plain("Elu", attribute("alpha", layer.alpha()));
  }

  @Override
  public List<NodeProto> leakyRelu(Activation.LeakyRelu layer) {
    return plain("LeakyRelu", attribute("alpha", layer.slope()));
  }

  @Override
  public List<NodeProto> gelu(Activation.Gelu layer) {
    var approximation =
        switch (layer.approximation()) {
          case NONE -> "none";
          case TANH -> "tanh";
        };
    return plain("Gelu", attribute("approximate", approximation));
  }

  @Override
  public List<NodeProto> sigmoid(Activation.Sigmoid layer) {
    return plain("Sigmoid");
  }

  @Override
  public List<NodeProto> tanh(Activation.Tanh layer) {
    return plain("Tanh");
  }

  @Override
  public List<NodeProto> hardSigmoid(Activation.HardSigmoid layer) {
    return plain("HardSigmoid", attribute("alpha", 1.0 / 6), attribute("beta", 0.5));
  }

  @Override
  public List<NodeProto> hardSwish(Activation.HardSwish layer) {
    return plain("HardSwish");
  }

  @Override
  public List<NodeProto> clip(Activation.Clip layer) {
    return List.of(
        site.last(
            "Clip", List.of(site.input(), bound("min", layer.low()), bound("max", layer.high()))));
  }

  /** A name left out is an open end. */
  private String bound(String name, double value) {
    return Double.isInfinite(value) ? "" : site.number(name, value);
  }

  @Override
  public List<NodeProto> softmax(Activation.Softmax layer) {
    return plain("Softmax", attribute("axis", layer.axis()));
  }

  @Override
  public List<NodeProto> logSoftmax(Activation.LogSoftmax layer) {
    return plain("LogSoftmax", attribute("axis", layer.axis()));
  }

  @Override
  public List<NodeProto> elementwise(Activation.Elementwise layer) {
    return plain(
        switch (layer.function()) {
          case ABS -> "Abs";
          case ERF -> "Erf";
          case EXP -> "Exp";
          case LOG -> "Log";
          case NEGATE -> "Neg";
          case RECIPROCAL -> "Reciprocal";
          case SOFTPLUS -> "Softplus";
          case SQRT -> "Sqrt";
        });
  }

  @Override
  public List<NodeProto> power(Activation.Power layer) {
    return List.of(
        site.last("Pow", List.of(site.input(), site.number("exponent", layer.exponent()))));
  }

  @Override
  public List<NodeProto> maxPool2d(Pool.MaxPool2d layer) {
    return plain("MaxPool", window(layer.window(), attribute("ceil_mode", layer.ceilMode())));
  }

  @Override
  public List<NodeProto> avgPool2d(Pool.AvgPool2d layer) {
    return plain(
        "AveragePool",
        window(
            layer.window(),
            attribute("ceil_mode", layer.ceilMode()),
            attribute("count_include_pad", layer.countPadding())));
  }

  @Override
  public List<NodeProto> globalAvgPool(Pool.GlobalAvgPool layer) {
    return plain("GlobalAveragePool");
  }

  @Override
  public List<NodeProto> mean(Pool.Mean layer) {
    return List.of(
        site.last(
            "ReduceMean",
            List.of(site.input(), site.wholes("axes", layer.axes())),
            attribute("keepdims", layer.keepAxes())));
  }

  @Override
  public List<NodeProto> flatten(Shaping.Flatten layer) {
    return plain("Flatten", attribute("axis", 1));
  }

  /** An extent of 0 copies the batch's. */
  @Override
  public List<NodeProto> reshape(Shaping.Reshape layer) {
    var shape = Stream.concat(Stream.of(0L), layer.shape().stream()).toList();
    return List.of(site.last("Reshape", List.of(site.input(), site.wholes("shape", shape))));
  }

  @Override
  public List<NodeProto> transpose(Shaping.Transpose layer) {
    return plain("Transpose", attribute("perm", layer.order()));
  }

  @Override
  public List<NodeProto> pad(Shaping.Pad layer) {
    var amounts = new ArrayList<>(List.of(0L));
    amounts.addAll(layer.before());
    amounts.add(0L);
    amounts.addAll(layer.after());
    return List.of(
        site.last(
            "Pad",
            List.of(
                site.input(), site.wholes("pads", amounts), site.number("value", layer.value()))));
  }

  @Override
  public List<NodeProto> slice(Shaping.Slice layer) {
    return List.of(
        site.last(
            "Slice",
            List.of(
                site.input(),
                site.wholes("starts", List.of(layer.start())),
                site.wholes("ends", List.of(layer.end())),
                site.wholes("axes", List.of((long) layer.axis())),
                site.wholes("steps", List.of(layer.step())))));
  }

  @Override
  public List<NodeProto> dropout(Shaping.Dropout layer) {
    return List.of(
        site.last("Dropout", List.of(site.input(), site.number("ratio", layer.probability()))));
  }

  @Override
  public List<NodeProto> identity(Shaping.Identity layer) {
    return plain("Identity");
  }

  @Override
  public List<NodeProto> add(Join.Add layer) {
    return joined("Add");
  }

  @Override
  public List<NodeProto> sub(Join.Sub layer) {
    return joined("Sub");
  }

  @Override
  public List<NodeProto> mul(Join.Mul layer) {
    return joined("Mul");
  }

  @Override
  public List<NodeProto> div(Join.Div layer) {
    return joined("Div");
  }

  @Override
  public List<NodeProto> matMul(Join.MatMul layer) {
    return joined("MatMul");
  }

  @Override
  public List<NodeProto> concat(Join.Concat layer) {
    return joined("Concat", attribute("axis", layer.axis()));
  }

  @Override
  public List<NodeProto> constant(Join.Constant layer) {
    return List.of(site.last("Identity", List.of(site.weight("value"))));
  }

  private List<NodeProto> plain(String op, AttributeProto... attributes) {
    return List.of(site.last(op, List.of(site.input()), attributes));
  }

  private List<NodeProto> joined(String op, AttributeProto... attributes) {
    return List.of(site.last(op, site.inputs(), attributes));
  }

  private static AttributeProto group(int groups) {
    return attribute("group", groups);
  }

  private static AttributeProto[] window(Window window, AttributeProto... more) {
    var padding = window.padding();
    var pads = LongStream.of(padding.top(), padding.left(), padding.bottom(), padding.right());
    var attributes =
        new ArrayList<>(
            List.of(
                attribute("kernel_shape", list(window.kernel())),
                attribute("strides", list(window.stride())),
                attribute("pads", pads.boxed().toList()),
                attribute("dilations", list(window.dilation()))));
    Collections.addAll(attributes, more);
    return attributes.toArray(AttributeProto[]::new);
  }

  private static List<Long> list(Size size) {
    return List.of((long) size.height(), (long) size.width());
  }
}
