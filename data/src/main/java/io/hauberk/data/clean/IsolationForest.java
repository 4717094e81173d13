package io.hauberk.data.clean;

import io.hauberk.core.Checks;
import io.hauberk.core.RandomStream;
import io.hauberk.core.Randomness;
import java.util.ArrayList;
import java.util.List;

/**
 * Isolation forest (Liu, Ting and Zhou 2008): trees of random cuts over small samples; what few
 * cuts isolate is odd. The score is 2^(-E[h(x)]/c(n)), about 0.5 for a plain row, towards 1 for an
 * odd one.
 */
final class IsolationForest {

  static final int TREES = 100;
  static final int SAMPLE = 256;

  /** A cut or an end. */
  private sealed interface Node {}

  private record Cut(int column, double at, Node below, Node above) implements Node {}

  private record End(double extraDepth) implements Node {}

  private final List<Node> trees = new ArrayList<>();
  private final double expected;

  /**
   * @param rows of equal length, all finite
   */
  IsolationForest(List<double[]> rows, Randomness randomness) {
    Checks.argument(rows.size() >= 2, "rows", rows.size(), "at least 2 to cut apart");
    int size = Math.min(SAMPLE, rows.size());
    int depth = 32 - Integer.numberOfLeadingZeros(size - 1);
    for (int t = 0; t < TREES; t++) {
      var random = randomness.stream(t, 0);
      int[] order = random.permutation(rows.size());
      var sample = new ArrayList<double[]>(size);
      for (int i = 0; i < size; i++) {
        sample.add(rows.get(order[i]));
      }
      trees.add(grow(sample, depth, random));
    }
    expected = averagePath(size);
  }

  double score(double[] row) {
    double depths = 0;
    for (var tree : trees) {
      depths += depth(tree, row);
    }
    return Math.pow(2, -depths / trees.size() / expected);
  }

  private static double depth(Node tree, double[] row) {
    int depth = 0;
    var node = tree;
    while (node instanceof Cut cut) {
      node = row[cut.column] < cut.at ? cut.below : cut.above;
      depth++;
    }
    return depth + ((End) node).extraDepth;
  }

  private static Node grow(List<double[]> rows, int depthLeft, RandomStream random) {
    var wide = wideColumns(rows);
    if (depthLeft == 0 || wide.isEmpty()) {
      return new End(averagePath(rows.size()));
    }
    int column = wide.get(random.nextInt(wide.size()));
    double low = rows.stream().mapToDouble(row -> row[column]).min().orElseThrow();
    double high = rows.stream().mapToDouble(row -> row[column]).max().orElseThrow();
    double at = Math.max(Math.nextUp(low), low + (high - low) * random.nextDouble());
    var below = new ArrayList<double[]>();
    var above = new ArrayList<double[]>();
    rows.forEach(row -> (row[column] < at ? below : above).add(row));
    return new Cut(
        column, at, grow(below, depthLeft - 1, random), grow(above, depthLeft - 1, random));
  }

  private static List<Integer> wideColumns(List<double[]> rows) {
    var wide = new ArrayList<Integer>();
    for (int c = 0; !rows.isEmpty() && c < rows.get(0).length; c++) {
      int column = c;
      double first = rows.get(0)[c];
      if (rows.stream().anyMatch(row -> row[column] != first)) {
        wide.add(c);
      }
    }
    return wide;
  }

  /** c(n) of equation 1: the average path of an unsuccessful search in a binary tree. */
  static double averagePath(int n) {
    if (n <= 1) {
      return 0;
    }
    return n == 2 ? 1 : 2 * (Math.log(n - 1.0) + 0.5772156649015329) - 2.0 * (n - 1) / n;
  }
}
