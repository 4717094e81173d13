package io.hauberk.data.anonymize;

/** Sum of squared class sizes; grows when classes merge. */
final class DiscernibilityLoss implements ClassLoss {

  @Override
  public double boundAbove(Classes classes) {
    double sum = 0;
    for (int size : classes.size()) {
      sum += (double) size * size;
    }
    return sum;
  }
}
