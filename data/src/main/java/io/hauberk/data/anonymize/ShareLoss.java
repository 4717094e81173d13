package io.hauberk.data.anonymize;

/** Iyengar's loss by column, scaled to 0 for the values and 1 for nothing; geometric mean of 1 + x. */
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
    double product = 1;
    for (int i = 0; i < node.length; i++) {
      product *= factor(i, shares[i][node[i]], node.length);
    }
    return product - 1;
  }

  private double factor(int column, double shareSum, int columns) {
    double rows = data.rows();
    double least = rows / data.quasi().get(column).hierarchy().size();
    double scaled = rows > least ? Math.max(0, (shareSum - least) / (rows - least)) : 0;
    return Math.pow(scaled + 1, 1.0 / columns);
  }

  @Override
  public double of(Classes classes, boolean[] suppressed) {
    int columns = classes.levels().length;
    double product = 1;
    for (int column = 0; column < columns; column++) {
      int level = classes.levels()[column];
      double sum = shares[column][level] + lost(classes, suppressed, column);
      product *= factor(column, sum, columns);
    }
    return product - 1;
  }

  private double lost(Classes classes, boolean[] suppressed, int column) {
    var quasi = data.quasi().get(column);
    int level = classes.levels()[column];
    double sum = 0;
    for (int i = 0; i < classes.count(); i++) {
      if (suppressed[i] && classes.size()[i] > 0) {
        int code = quasi.codes()[classes.first()[i]];
        sum += classes.size()[i] * (1 - quasi.hierarchy().share(level, code));
      }
    }
    return sum;
  }
}
