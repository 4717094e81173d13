package io.hauberk.data.anonymize;

/** Non-uniform entropy by column and level, found once: no grouping changes it. */
final class ColumnEntropy implements LossFunction {

  private static final double LN2 = Math.log(2);

  private final double[][] bits;

  ColumnEntropy(Microdata data) {
    bits = data.quasi().stream().map(ColumnEntropy::byLevel).toArray(double[][]::new);
  }

  private static double[] byLevel(Microdata.QuasiIdentifier column) {
    var hierarchy = column.hierarchy();
    int[] values = new int[hierarchy.size()];
    for (int code : column.codes()) {
      values[code]++;
    }
    double[] bits = new double[hierarchy.levels()];
    for (int level = 0; level < bits.length; level++) {
      int[] groups = new int[hierarchy.groupCount(level)];
      for (int code = 0; code < values.length; code++) {
        groups[hierarchy.groups(level)[code]] += values[code];
      }
      for (int code = 0; code < values.length; code++) {
        double group = groups[hierarchy.groups(level)[code]];
        bits[level] += values[code] == 0 ? 0 : values[code] * log2(group / values[code]);
      }
    }
    return bits;
  }

  static double log2(double x) {
    return Math.log(x) / LN2;
  }

  @Override
  public double bound(int[] node) {
    double sum = 0;
    for (int i = 0; i < node.length; i++) {
      sum += bits[i][node[i]];
    }
    return sum;
  }

  @Override
  public double[] hidden(int[] node, long[][] suppressed) {
    return new double[0];
  }

  @Override
  public double floor(int[] node, double[] hidden) {
    return bound(node);
  }
}
