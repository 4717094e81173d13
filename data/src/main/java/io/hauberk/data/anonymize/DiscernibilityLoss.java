package io.hauberk.data.anonymize;

/** Sum of squared class sizes; grows when classes merge. */
final class DiscernibilityLoss implements LossFunction {

  @Override
  public double bound(int[] node) {
    return 0;
  }

  @Override
  public double[] hidden(int[] node, long[][] suppressed) {
    return new double[0];
  }

  @Override
  public double floor(int[] node, double[] hidden) {
    return 0;
  }

  @Override
  public double of(Classes classes, double[] hidden) {
    return boundAbove(classes);
  }

  @Override
  public double boundAbove(Classes classes) {
    double sum = 0;
    for (int size : classes.size()) {
      sum += (double) size * size;
    }
    return sum;
  }
}
