package io.hauberk.data.anonymize;

/** A loss measure over one table. */
interface LossFunction {

  /** No more than the loss of {@code node} or of any node above it; needs no grouping. */
  double bound(int[] node);

  /** No more than the loss of any node above these classes. */
  default double boundAbove(Classes classes) {
    return bound(classes.levels());
  }

  /** The loss with the marked classes suppressed. */
  double of(Classes classes, boolean[] suppressed);
}
