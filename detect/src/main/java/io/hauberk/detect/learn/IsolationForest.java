package io.hauberk.detect.learn;

import java.util.List;

/**
 * How few random cuts set a row apart from the rows learnt.
 *
 * <p>Source: Liu, Ting and Zhou 2008, Isolation Forest, algorithms 1 to 3 and equation 2. Cuts are
 * drawn evenly on the scale of the inverse hyperbolic sine, on which bytes and counts are spread; a
 * symbolic column is cut at one of the words present.
 *
 * @param trees whose leaves' values are path lengths
 * @param expected path length of a row among those learnt
 */
record IsolationForest(List<Tree> trees, double expected) {

  IsolationForest {
    trees = List.copyOf(trees);
  }

  /** Equation 2: near 1 for what is set apart at once, below 0.5 for the usual. */
  double score(double[] row) {
    double sum = 0;
    for (var tree : trees) {
      sum += tree.value(row);
    }
    return Math.pow(2, -Math.max(0, sum) / trees.size() / expected);
  }

  /** By how many cuts each column's cuts shorten a row's paths, on average. */
  double[] explain(double[] row) {
    var byColumn = new double[row.length];
    trees.forEach(tree -> tree.explain(row, byColumn));
    for (int i = 0; i < byColumn.length; i++) {
      byColumn[i] /= -trees.size();
    }
    return byColumn;
  }
}
