package io.hauberk.data.anonymize;

/** Records by class; grows when classes merge. */
final class ClassSizeLoss implements ClassLoss {

  private final int rows;

  ClassSizeLoss(int rows) {
    this.rows = rows;
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
