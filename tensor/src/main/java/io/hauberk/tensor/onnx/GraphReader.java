package io.hauberk.tensor.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.hauberk.core.HauberkException;
import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Weights;
import io.hauberk.tensor.onnx.Value.Computed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Walks a graph node by node; each adds to the network or folds. */
final class GraphReader {

  /** Attributes became inputs and defaults changed in many operators up to here. */
  private static final long OLDEST_OPSET = 9;

  /** The names of ONNX's own operator set. */
  private static final Set<String> STANDARD = Set.of("", "ai.onnx");

  private final GraphProto graph;
  private final long opset;
  private final GraphInput input;
  private final Import target;
  private final Map<String, Value> values = new HashMap<>();

  GraphReader(ModelProto model, TensorReader tensors, Limits limits) {
    graph = model.getGraph();
    opset = opset(model);
    input = GraphInput.of(graph);
    var draft = new Draft(limits);
    target = new Import(draft, tensors, limits, draft.input(input.sampleShape()), input.batch());
  }

  Model read() {
    for (var tensor : graph.getInitializerList()) {
      define(tensor.getName(), Known.of(target.tensors().read(tensor)));
    }
    define(input.name(), input.value(target.input()));
    graph.getNodeList().forEach(this::read);
    return model(output());
  }

  private void read(NodeProto node) {
    var results = apply(node);
    for (int i = 0; i < Math.min(node.getOutputCount(), results.size()); i++) {
      if (!node.getOutput(i).isEmpty()) {
        define(node.getOutput(i), results.get(i));
      }
    }
  }

  private List<Value> apply(NodeProto node) {
    var call = new Call(node, opset, inputs(node), target);
    var op =
        Operators.find(call)
            .filter(found -> STANDARD.contains(node.getDomain()))
            .orElseThrow(() -> unknown(node));
    try {
      return op.apply(call);
    } catch (HauberkException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ModelFormatException("op", described(node), "inputs that fit: " + line(e), e);
    }
  }

  private List<Optional<Value>> inputs(NodeProto node) {
    return node.getInputList().stream()
        .map(name -> name.isEmpty() ? Optional.<Value>empty() : Optional.of(find(name, node)))
        .toList();
  }

  private Value find(String name, NodeProto node) {
    return Optional.ofNullable(values.get(name))
        .orElseThrow(
            () ->
                new ModelFormatException(
                    "input",
                    Names.shown(name) + " of " + described(node),
                    "a value that an earlier node computes"));
  }

  private void define(String name, Value value) {
    if (values.putIfAbsent(name, value) != null) {
      throw new ModelFormatException("value", Names.shown(name), "defined once");
    }
  }

  private Computed output() {
    var outputs = graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
    if (outputs.size() != 1) {
      throw new ModelFormatException("outputs", Names.shown(outputs.toString()), "one output");
    }
    if (values.get(outputs.get(0)) instanceof Computed computed) {
      return computed;
    }
    throw new ModelFormatException(
        "output", Names.shown(outputs.get(0)), "computed from the network's input");
  }

  private Model model(Computed output) {
    var draft = target.draft();
    var nodes = Reachable.from(output.node(), draft.nodes());
    var network = new Network(input.sampleShape(), nodes, output.node());
    var needed = network.parameters().stream().map(spec -> spec.name()).collect(Collectors.toSet());
    draft.weights().keySet().retainAll(needed);
    var weights = Weights.of(draft.weights());
    try {
      return new Model(network, weights);
    } catch (RuntimeException e) {
      weights.close();
      throw e;
    }
  }

  private static long opset(ModelProto model) {
    long opset =
        model.getOpsetImportList().stream()
            .filter(set -> STANDARD.contains(set.getDomain()))
            .mapToLong(OperatorSetIdProto::getVersion)
            .findFirst()
            .orElse(0);
    if (opset < OLDEST_OPSET) {
      throw new ModelFormatException("opset", opset, "at least " + OLDEST_OPSET);
    }
    return opset;
  }

  private static ModelFormatException unknown(NodeProto node) {
    return new ModelFormatException("op", described(node), "one of " + Operators.names());
  }

  private static String described(NodeProto node) {
    var domain = STANDARD.contains(node.getDomain()) ? "" : node.getDomain() + ".";
    var label = node.getName().isBlank() ? String.join(",", node.getOutputList()) : node.getName();
    return Names.shown(domain + node.getOpType()) + " in node " + Names.shown(label);
  }

  private static String line(RuntimeException e) {
    return Names.shown(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
  }
}
