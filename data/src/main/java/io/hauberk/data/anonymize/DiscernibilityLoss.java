package io.hauberk.data.anonymize;

/** Sum of squared class sizes; grows when classes merge. */
final class DiscernibilityLoss implements LossFunction {

  @Override
  public double bound(int[] node) {
    return 0;
  }

  @Override
  public double boundAbove(Classes classes) {
    return of(classes, new boolean[0]);
  }

  @Override
  public double of(Classes classes, boolean[] suppressed) {
    double sum = 0;
    for (int size : classes.size()) {
      sum += (double) size * size;
    }
    return sum;
  }
}
