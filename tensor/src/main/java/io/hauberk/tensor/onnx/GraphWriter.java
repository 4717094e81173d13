package io.hauberk.tensor.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.hauberk.core.Checks;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Node;
import io.hauberk.tensor.network.Shapes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts the nodes of every layer together to one graph. */
final class GraphWriter {

  /** The first with Gelu and with dilated averages. */
  static final long OPSET = 20;

  /** The file format that goes with the opset. */
  private static final long IR_VERSION = 9;

  /** What protocol buffers take, less room for everything but weights. */
  private static final long LARGEST = Integer.MAX_VALUE - (1L << 24);

  private final Model model;
  private final Names names = new Names();
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("hauberk");
  private final Map<String, String> values = new HashMap<>(Map.of(Network.INPUT, Network.INPUT));
  private final Map<String, List<Long>> shapes = new HashMap<>();

  GraphWriter(Model model) {
    Checks.argument(
        model.weights().count() <= LARGEST / Float.BYTES,
        "weights",
        model.weights().count(),
        "at most " + LARGEST / Float.BYTES + " for one ONNX file");
    this.model = model;
    shapes.putAll(Shapes.of(model.network()));
    shapes.put(Network.INPUT, model.network().inputShape());
  }

  ModelProto write() {
    var network = model.network();
    network.nodes().forEach(node -> values.put(node.name(), names.claim(node.name())));
    network.nodes().forEach(this::write);
    var output = names.claim("output");
    graph.addNode(Nodes.of("Identity", List.of(value(network.output())), output));
    graph.addInput(info(Network.INPUT, network.inputShape()));
    graph.addOutput(info(output, shape(network.output())));
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("hauberk")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
        .setGraph(graph)
        .build();
  }

  private void write(Node node) {
    graph.addAllNode(node.layer().accept(new LayerWriter(new Site(this, node))));
  }

  String value(String node) {
    return Objects.requireNonNull(values.get(node), "checked by Network");
  }

  /** Extents of a sample. */
  List<Long> shape(String node) {
    return Objects.requireNonNull(shapes.get(node), "all nodes have one");
  }

  String claim(String wish) {
    return names.claim(wish);
  }

  void add(TensorProto initializer) {
    graph.addInitializer(initializer);
  }

  /** Adds a weight of a node under its own name. */
  String weight(String name) {
    try (var scope = TensorScope.open()) {
      var claimed = names.claim(name);
      add(TensorWriter.of(claimed, model.weights().get(name)));
      return claimed;
    }
  }

  private static ValueInfoProto info(String name, List<Long> sampleShape) {
    var shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimParam("n");
    sampleShape.forEach(extent -> shape.addDimBuilder().setDimValue(extent));
    var tensor =
        TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE).setShape(shape);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }
}
