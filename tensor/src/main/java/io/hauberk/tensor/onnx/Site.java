package io.hauberk.tensor.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.hauberk.tensor.network.Node;
import java.util.List;

/** Where a layer is written: the names of what it reads, and room for what it needs besides. */
record Site(GraphWriter graph, Node node) {

  String input() {
    return inputs().get(0);
  }

  List<String> inputs() {
    return node.inputs().stream().map(graph::value).toList();
  }

  /** Extents of a sample of the first input. */
  List<Long> inputShape() {
    return graph.shape(node.inputs().get(0));
  }

  /** Extents of a sample of the result. */
  List<Long> shape() {
    return graph.shape(node.name());
  }

  /** The name of a weight, which the file gets. */
  String weight(String name) {
    return graph.weight(node.name() + "." + name);
  }

  /** The name of whole numbers, which the file gets. */
  String wholes(String name, List<Long> values) {
    var claimed = between(name);
    graph.add(TensorWriter.wholes(claimed, values));
    return claimed;
  }

  /** The name of numbers along one axis, which the file gets. */
  String numbers(String name, List<Float> values) {
    var claimed = between(name);
    graph.add(TensorWriter.numbers(claimed, values));
    return claimed;
  }

  /** The name of a number, which the file gets. */
  String number(String name, double value) {
    var claimed = between(name);
    graph.add(TensorWriter.scalar(claimed, value));
    return claimed;
  }

  /** A name for a value between two nodes of the layer. */
  String between(String name) {
    return graph.claim(node.name() + "." + name);
  }

  /** The node whose result is the layer's. */
  NodeProto last(String op, List<String> inputs, AttributeProto... attributes) {
    return Nodes.of(op, inputs, graph.value(node.name()), attributes);
  }
}
