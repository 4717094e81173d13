package io.hauberk.data.anonymize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of nodes from coarser ones: a class that fails a monotone condition fails it in all
 * its parts, so whatever was hidden at a node is hidden at every finer one as well.
 */
final class Floors {

  private record Known(int[] node, double[] hidden) {}

  private final LossFunction loss;
  private final List<Known> known = new ArrayList<>();

  Floors(LossFunction loss) {
    this.loss = loss;
  }

  void add(int[] node, double[] hidden) {
    if (Arrays.stream(hidden).anyMatch(cost -> cost > 0)) {
      known.add(new Known(node, hidden));
    }
  }

  /** Whether a coarser node shows that {@code node} cannot have a loss under {@code best}. */
  boolean reach(int[] node, double best) {
    for (int i = known.size() - 1; i >= 0; i--) {
      var above = known.get(i);
      if (isCoarser(above.node(), node) && loss.floor(node, above.hidden()) >= best) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCoarser(int[] above, int[] node) {
    for (int i = 0; i < node.length; i++) {
      if (above[i] < node[i]) {
        return false;
      }
    }
    return true;
  }
}
