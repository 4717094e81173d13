package io.hauberk.tensor.network;

import io.hauberk.core.Checks;
import io.hauberk.tensor.layer.Layer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An immutable graph of layers with one input and one output, without weights.
 *
 * @param inputShape of one sample, without the batch axis; [channels, height, width] for images
 * @param nodes each after the nodes it reads
 * @param output name of the node whose values are the result
 */
public record Network(List<Long> inputShape, List<Node> nodes, String output) {

  /** The name by which nodes read the network's input. */
  public static final String INPUT = "input";

  public Network {
    inputShape = List.copyOf(inputShape);
    nodes = List.copyOf(nodes);
    checkNames(nodes, output);
  }

  /** One layer after another, named "0", "1", ... as PyTorch's Sequential names them. */
  public static Network sequential(List<Long> inputShape, Layer... layers) {
    var nodes = new ArrayList<Node>();
    var previous = INPUT;
    for (var layer : layers) {
      var name = String.valueOf(nodes.size());
      nodes.add(new Node(name, layer, List.of(previous)));
      previous = name;
    }
    return new Network(inputShape, nodes, previous);
  }

  /** All parameters of all nodes, in order. */
  public List<ParameterSpec> parameters() {
    return nodes.stream().flatMap(node -> ParameterSpec.of(node).stream()).toList();
  }

  private static void checkNames(List<Node> nodes, String output) {
    Set<String> known = new HashSet<>(Set.of(INPUT));
    for (var node : nodes) {
      for (var input : node.inputs()) {
        Checks.argument(
            known.contains(input), "node " + node.name(), input, "the name of an earlier node");
      }
      Checks.argument(known.add(node.name()), "node", node.name(), "a name used once");
    }
    Checks.argument(known.contains(output), "output", output, "the name of a node");
  }
}
