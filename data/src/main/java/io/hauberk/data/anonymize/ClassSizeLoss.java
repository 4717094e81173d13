package io.hauberk.data.anonymize;

/** Records by class; grows when classes merge. */
final class ClassSizeLoss implements LossFunction {

  private final int rows;

  ClassSizeLoss(int rows) {
    this.rows = rows;
  }

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
    int taken = 0;
    for (int size : classes.size()) {
      taken += size > 0 ? 1 : 0;
    }
    return (double) rows / taken;
  }
}
