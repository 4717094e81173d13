package io.hauberk.data.anonymize;

import java.util.Arrays;

/** Non-uniform entropy of generalisation, and of the values that suppression hides. */
final class SuppressionEntropy implements LossFunction {

  private final ColumnEntropy columns;

  SuppressionEntropy(Microdata data) {
    columns = new ColumnEntropy(data);
  }

  @Override
  public double bound(int[] node) {
    return columns.bound(node);
  }

  @Override
  public double floor(int[] node, double[] hidden) {
    double loss = columns.bound(node);
    for (double bits : hidden) {
      loss += bits;
    }
    return loss;
  }

  @Override
  public double[] hidden(int[] node, long[][] suppressed) {
    return Arrays.stream(suppressed).mapToDouble(SuppressionEntropy::bits).toArray();
  }

  private static double bits(long[] counts) {
    double total = Arrays.stream(counts).sum();
    double bits = 0;
    for (long count : counts) {
      bits += count == 0 ? 0 : count * ColumnEntropy.log2(total / count);
    }
    return bits;
  }
}
