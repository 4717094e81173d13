package io.hauberk.tensor.network;

import io.hauberk.tensor.layer.Activation.Relu;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Pool.MaxPool2d;
import java.util.ArrayList;
import java.util.List;

/**
 * Exchanges a rectification with the maximum pool that alone reads it: max and ReLU commute, in
 * values and in gradients, and after the pool there is a quarter of the values to rectify.
 */
final class PoolFirst {
  private PoolFirst() {}

  /** The same function; names and wires stay, the two layers change places. */
  static Network of(Network network) {
    var nodes = new ArrayList<>(network.nodes());
    for (int i = 0; i + 1 < nodes.size(); i++) {
      var first = nodes.get(i);
      var second = nodes.get(i + 1);
      if (exchangeable(network, first, second)) {
        nodes.set(i, with(first, second.layer()));
        nodes.set(i + 1, with(second, first.layer()));
      }
    }
    return new Network(network.inputShape(), nodes, network.output());
  }

  private static boolean exchangeable(Network network, Node first, Node second) {
    return first.layer() instanceof Relu
        && second.layer() instanceof MaxPool2d
        && second.inputs().equals(List.of(first.name()))
        && !network.output().equals(first.name())
        && readers(network, first.name()) == 1;
  }

  private static long readers(Network network, String name) {
    return network.nodes().stream().filter(node -> node.inputs().contains(name)).count();
  }

  private static Node with(Node node, Layer layer) {
    return new Node(node.name(), layer, node.inputs());
  }
}
