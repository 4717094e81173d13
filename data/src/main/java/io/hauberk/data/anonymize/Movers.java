package io.hauberk.data.anonymize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Earth mover's distances written down a second time, from their definitions, for the verifier. */
final class Movers {
  private Movers() {}

  static double cost(Closeness model, List<String> values, double[] excess) {
    if (model instanceof Closeness.Equal) {
      double moved = 0;
      for (double e : excess) {
        moved += Math.max(0, e);
      }
      return moved;
    }
    if (model instanceof Closeness.Ordered) {
      return line(excess);
    }
    return tree(((Closeness.Hierarchical) model).hierarchy(), model.column(), values, excess);
  }

  /** Greedy transport from the left: what is carried over each gap. */
  private static double line(double[] excess) {
    double work = 0;
    for (int gap = 1; gap < excess.length; gap++) {
      double left = 0;
      for (int i = 0; i < gap; i++) {
        left += excess[i];
      }
      work += Math.abs(left);
    }
    return excess.length < 2 ? 0 : work / (excess.length - 1);
  }

  /**
   * Each edge of the tree from height h - 1 to h is half of 1/H long, so that two leaves that meet
   * at height h are h/H apart; every edge carries the net excess below it.
   */
  private static double tree(Hierarchy tree, String column, List<String> values, double[] excess) {
    double cost = 0;
    double height = tree.levels() - 1;
    for (int level = 0; level < height; level++) {
      Map<String, Double> net = new HashMap<>();
      for (int v = 0; v < excess.length; v++) {
        net.merge(tree.label(level, tree.code(column, values.get(v))), excess[v], Double::sum);
      }
      cost += net.values().stream().mapToDouble(Math::abs).sum() / (2 * height);
    }
    return cost;
  }
}
