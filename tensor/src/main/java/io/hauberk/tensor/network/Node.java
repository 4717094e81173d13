package io.hauberk.tensor.network;

import io.hauberk.core.Checks;
import io.hauberk.tensor.layer.Layer;
import java.util.List;

/**
 * A layer in its place.
 *
 * @param name unique in the network; prefixes the names of the layer's parameters
 * @param inputs names of earlier nodes, or {@link Network#INPUT}
 */
public record Node(String name, Layer layer, List<String> inputs) {

  public Node {
    Checks.argument(!name.isBlank(), "node", name, "a name");
    inputs = List.copyOf(inputs);
  }
}
