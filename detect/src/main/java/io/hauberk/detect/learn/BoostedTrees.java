package io.hauberk.detect.learn;

import java.util.List;

/** A sum of trees: log odds. */
record BoostedTrees(double base, List<Tree> trees) {

  BoostedTrees {
    trees = List.copyOf(trees);
  }

  double logOdds(double[] row) {
    double sum = base;
    for (var tree : trees) {
      sum += tree.value(row);
    }
    return sum;
  }

  /** What each column adds to the log odds; with the mean over all rows it sums up to them. */
  double[] explain(double[] row) {
    var byColumn = new double[row.length];
    trees.forEach(tree -> tree.explain(row, byColumn));
    return byColumn;
  }
}
