package io.hauberk.data.anonymize;

/**
 * A loss measure over one table: a part that the node alone decides, and by column what suppressed
 * rows hide, which only grows when more rows are suppressed or the node gets finer.
 */
interface LossFunction {

  /** No more than the loss of {@code node} or of any node above it; needs no grouping. */
  double bound(int[] node);

  /** By column, what is hidden when these records, counted by group, are suppressed. */
  double[] hidden(int[] node, long[][] suppressed);

  /** No more than the loss of {@code node} when at least this much is hidden. */
  double floor(int[] node, double[] hidden);

  /** The loss of classes of which this much is hidden. */
  default double of(Classes classes, double[] hidden) {
    return floor(classes.levels(), hidden);
  }

  /** No more than the loss of any node above these classes. */
  default double boundAbove(Classes classes) {
    return bound(classes.levels());
  }
}
