package io.hauberk.detect.learn;

import io.hauberk.core.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Grows one isolation tree. */
final class IsolationGrowth {

  private final boolean[] symbolic;
  private final RandomStream draw;
  private final int deepest;
  private final List<Tree.Node> nodes = new ArrayList<>();

  IsolationGrowth(boolean[] symbolic, RandomStream draw, int sample) {
    this.symbolic = symbolic.clone();
    this.draw = draw;
    this.deepest = (int) Math.ceil(Math.log(sample) / Math.log(2));
  }

  Tree grow(List<double[]> rows) {
    grow(rows, 0);
    return new Tree(nodes);
  }

  private int grow(List<double[]> rows, int depth) {
    int node = nodes.size();
    double value = depth + Isolation.pathLength(rows.size());
    nodes.add(Tree.Node.leaf(value));
    if (depth < deepest && rows.size() > 1) {
      cut(rows)
          .ifPresent(
              cut -> {
                int left = grow(rows.stream().filter(cut::goesLeft).toList(), depth + 1);
                int right =
                    grow(rows.stream().filter(row -> !cut.goesLeft(row)).toList(), depth + 1);
                nodes.set(node, new Tree.Node(cut, left, right, value));
              });
    }
    return node;
  }

  /** A cut that leaves rows on both sides, if any column has one. */
  private Optional<Cut> cut(List<double[]> rows) {
    for (int column : draw.permutation(symbolic.length)) {
      var values =
          rows.stream().mapToDouble(row -> row[column]).filter(v -> !Double.isNaN(v)).toArray();
      var range = Arrays.stream(values).summaryStatistics();
      if (values.length > 0 && range.getMin() < range.getMax()) {
        double at = draw.nextDouble();
        return Optional.of(
            symbolic[column]
                ? new Cut(column, true, word(values, at))
                : new Cut(column, false, between(range.getMin(), range.getMax(), at)));
      }
    }
    return Optional.empty();
  }

  private static double word(double[] codes, double at) {
    var present = Arrays.stream(codes).distinct().toArray();
    return present[(int) (at * present.length)];
  }

  /** At a share of the way from low to high on the scale of asinh, below high. */
  private static double between(double low, double high, double share) {
    double from = asinh(low);
    double at = Math.sinh(from + share * (asinh(high) - from));
    return at >= low && at < high ? at : low;
  }

  private static double asinh(double x) {
    return Math.copySign(Math.log(Math.abs(x) + Math.hypot(x, 1)), x);
  }
}
