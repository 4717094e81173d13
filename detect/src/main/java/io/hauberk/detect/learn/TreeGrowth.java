package io.hauberk.detect.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** Grows one tree, always at the leaf whose best cut gains most. */
final class TreeGrowth {

  private final Boosting rules;
  private final List<Bins> columns;
  private final Histogram.Frame frame;
  private final int[] order;
  private final List<Tree.Node> nodes = new ArrayList<>();
  private final List<Leaf> leaves = new ArrayList<>();
  private final PriorityQueue<Leaf> open =
      new PriorityQueue<>(
          Comparator.comparingDouble((Leaf leaf) -> -leaf.best.gain())
              .thenComparingInt(leaf -> leaf.node));

  /** Rows {@code from} to {@code to} of the order, and the best that can be done with them. */
  private static final class Leaf {
    private final int node;
    private final int from;
    private final int to;
    private final Histogram histogram;
    private final Histogram.Best best;

    Leaf(int node, int from, int to, Histogram histogram, Histogram.Best best) {
      this.node = node;
      this.from = from;
      this.to = to;
      this.histogram = histogram;
      this.best = best;
    }
  }

  TreeGrowth(Boosting rules, List<Bins> columns, int[] used, double[] slope, double[] curve) {
    this.rules = rules;
    this.columns = columns;
    this.frame = new Histogram.Frame(columns, used, slope, curve);
    this.order = IntStream.range(0, slope.length).toArray();
  }

  Tree grow() {
    add(0, order.length, Histogram.of(frame, order, 0, order.length));
    while (!open.isEmpty() && leaves.size() < rules.leaves()) {
      divide(open.remove());
    }
    return new Tree(nodes);
  }

  private void add(int from, int to, Histogram histogram) {
    int node = nodes.size();
    nodes.add(Tree.Node.leaf(rules.learningRate() * histogram.value(rules.penalty())));
    var leaf = new Leaf(node, from, to, histogram, histogram.best(rules));
    leaves.add(leaf);
    if (leaf.best.gain() > 0) {
      open.add(leaf);
    }
  }

  private void divide(Leaf leaf) {
    var column = columns.get(leaf.best.column());
    int middle = part(leaf, column, leaf.best.bin());
    boolean leftIsLess = middle - leaf.from < leaf.to - middle;
    var counted =
        leftIsLess
            ? Histogram.of(frame, order, leaf.from, middle)
            : Histogram.of(frame, order, middle, leaf.to);
    var rest = leaf.histogram.less(counted);
    leaves.remove(leaf);
    int left = nodes.size();
    add(leaf.from, middle, leftIsLess ? counted : rest);
    add(middle, leaf.to, leftIsLess ? rest : counted);
    nodes.set(
        leaf.node,
        new Tree.Node(
            column.cut(leaf.best.column(), leaf.best.bin()),
            left,
            left + 1,
            nodes.get(leaf.node).value()));
  }

  /** Puts the rows that go left before the others. */
  private int part(Leaf leaf, Bins column, int bin) {
    int low = leaf.from;
    int high = leaf.to - 1;
    while (low <= high) {
      if (column.goesLeft(order[low], bin)) {
        low++;
      } else {
        int row = order[low];
        order[low] = order[high];
        order[high--] = row;
      }
    }
    return low;
  }

  /** Adds the tree's values to those of the rows it grew on. */
  void addTo(double[] margin) {
    for (var leaf : leaves) {
      double value = nodes.get(leaf.node).value();
      for (int i = leaf.from; i < leaf.to; i++) {
        margin[order[i]] += value;
      }
    }
  }
}
