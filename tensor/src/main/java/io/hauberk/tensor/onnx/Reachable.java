package io.hauberk.tensor.onnx;

import io.hauberk.tensor.network.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Drops what the result does not need. */
final class Reachable {
  private Reachable() {}

  /** The nodes that {@code output} reads, in their order. */
  static List<Node> from(String output, List<Node> nodes) {
    Set<String> needed = new HashSet<>(Set.of(output));
    var kept = new ArrayList<Node>();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      var node = nodes.get(i);
      if (needed.contains(node.name())) {
        needed.addAll(node.inputs());
        kept.add(node);
      }
    }
    Collections.reverse(kept);
    return kept;
  }
}
