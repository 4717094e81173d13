package io.hauberk.tensor.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.hauberk.core.Randomness;
import java.util.List;
import java.util.stream.LongStream;

/** ONNX models by hand: input {@code x}, output {@code y}, the batch free. */
final class Protos {

  static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
  private long opset = 18;

  private Protos() {}

  /** A model whose samples have these extents. */
  static Protos of(long... sample) {
    var shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimParam("n");
    LongStream.of(sample).forEach(extent -> shape.addDimBuilder().setDimValue(extent));
    return new Protos().input("x", FLOAT, shape);
  }

  /** A model without an input. */
  static Protos empty() {
    return new Protos();
  }

  Protos input(String name, int type, TensorShapeProto.Builder shape) {
    graph.addInput(info(name, type).setType(type(type, shape)));
    return this;
  }

  Protos opset(long version) {
    opset = version;
    return this;
  }

  Protos node(String op, List<String> inputs, String output, AttributeProto... attributes) {
    graph.addNode(Nodes.of(op, inputs, output, attributes));
    return this;
  }

  Protos node(NodeProto node) {
    graph.addNode(node);
    return this;
  }

  /** Numbers between -1 and 1, the same for the same name. */
  Protos weight(String name, long... dims) {
    var values = new float[(int) LongStream.of(dims).reduce(1, (a, b) -> a * b)];
    new Randomness(5).stream(name.hashCode(), 0).fillUniform(values, -1, 1);
    return tensor(numbers(values, dims).toBuilder().setName(name).build());
  }

  Protos wholes(String name, Long... values) {
    return tensor(TensorWriter.wholes(name, List.of(values)));
  }

  Protos number(String name, double value) {
    return tensor(TensorWriter.scalar(name, value));
  }

  Protos tensor(TensorProto tensor) {
    graph.addInitializer(tensor);
    return this;
  }

  GraphProto.Builder graph() {
    return graph;
  }

  /** The model, with output {@code y} unless it has outputs. */
  ModelProto build() {
    if (graph.getOutputCount() == 0) {
      graph.addOutput(info("y", FLOAT).setType(type(FLOAT)));
    }
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
        .setGraph(graph)
        .build();
  }

  static TensorProto numbers(float[] values, long... dims) {
    var tensor = TensorProto.newBuilder().setDataType(FLOAT);
    LongStream.of(dims).forEach(tensor::addDims);
    for (float value : values) {
      tensor.addFloatData(value);
    }
    return tensor.build();
  }

  static AttributeProto tensorAttribute(String name, TensorProto tensor) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.TENSOR)
        .setT(tensor)
        .build();
  }

  private static ValueInfoProto.Builder info(String name, int type) {
    return ValueInfoProto.newBuilder().setName(name).setType(type(type));
  }

  private static TypeProto.Builder type(int element) {
    return TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(element));
  }

  private static TypeProto.Builder type(int element, TensorShapeProto.Builder shape) {
    return TypeProto.newBuilder()
        .setTensorType(TypeProto.Tensor.newBuilder().setElemType(element).setShape(shape));
  }
}
