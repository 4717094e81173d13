package io.hauberk.detect.learn;

import java.util.List;

/**
 * A binary tree of cuts. The root is node 0, and a node's children have greater numbers than it: no
 * walk is endless.
 */
final class Tree {

  /**
   * A node.
   *
   * @param cut of an inner node
   * @param left child, or 0 of a leaf
   * @param value of the node, if the walk ended here
   */
  record Node(Cut cut, int left, int right, double value) {

    static final Cut NO_CUT = new Cut(0, false, 0);

    static Node leaf(double value) {
      return new Node(NO_CUT, 0, 0, value);
    }

    boolean isLeaf() {
      return left == 0;
    }
  }

  private final List<Node> nodes;

  Tree(List<Node> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  List<Node> nodes() {
    return nodes;
  }

  /** The value of the leaf that a row comes to. */
  double value(double[] row) {
    var node = nodes.get(0);
    while (!node.isLeaf()) {
      node = nodes.get(node.cut().goesLeft(row) ? node.left() : node.right());
    }
    return node.value();
  }

  /**
   * Adds to each column what the value changes by at its cuts; all in all value less the root's.
   */
  void explain(double[] row, double[] byColumn) {
    var node = nodes.get(0);
    while (!node.isLeaf()) {
      var next = nodes.get(node.cut().goesLeft(row) ? node.left() : node.right());
      byColumn[node.cut().column()] += next.value() - node.value();
      node = next;
    }
  }
}
