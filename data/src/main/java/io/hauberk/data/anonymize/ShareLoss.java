package io.hauberk.data.anonymize;

/**
 * Iyengar's loss by column, scaled to 0 for the values and 1 for nothing; geometric mean of 1 + x.
 */
final class ShareLoss implements LossFunction {

  private final Microdata data;
  private final double[][] shares;

  ShareLoss(Microdata data) {
    this.data = data;
    shares = data.quasi().stream().map(ShareLoss::byLevel).toArray(double[][]::new);
  }

  private static double[] byLevel(Microdata.QuasiIdentifier column) {
    double[] sums = new double[column.hierarchy().levels()];
    for (int level = 0; level < sums.length; level++) {
      for (int code : column.codes()) {
        sums[level] += column.hierarchy().share(level, code);
      }
    }
    return sums;
  }

  @Override
  public double bound(int[] node) {
    return floor(node, new double[node.length]);
  }

  @Override
  public double floor(int[] node, double[] hidden) {
    double product = 1;
    for (int i = 0; i < node.length; i++) {
      product *= 1 + scaled(i, shares[i][node[i]] + hidden[i]);
    }
    return Math.pow(product, 1.0 / node.length) - 1;
  }

  private double scaled(int column, double shareSum) {
    double rows = data.rows();
    double least = rows / data.quasi().get(column).hierarchy().size();
    return rows > least ? Math.max(0, (shareSum - least) / (rows - least)) : 0;
  }

  @Override
  public double[] hidden(int[] node, long[][] suppressed) {
    double[] hidden = new double[node.length];
    for (int column = 0; column < hidden.length; column++) {
      var hierarchy = data.quasi().get(column).hierarchy();
      for (int group = 0; group < suppressed[column].length; group++) {
        hidden[column] +=
            suppressed[column][group] * (1 - hierarchy.groupShare(node[column], group));
      }
    }
    return hidden;
  }
}
