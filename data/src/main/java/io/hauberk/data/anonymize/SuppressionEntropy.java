package io.hauberk.data.anonymize;

/** Non-uniform entropy of generalisation, and of the values that suppression hides. */
final class SuppressionEntropy implements LossFunction {

  private final Microdata data;
  private final ColumnEntropy columns;

  SuppressionEntropy(Microdata data) {
    this.data = data;
    columns = new ColumnEntropy(data);
  }

  @Override
  public double bound(int[] node) {
    return columns.bound(node);
  }

  @Override
  public double of(Classes classes, boolean[] suppressed) {
    double loss = columns.bound(classes.levels());
    for (int column = 0; column < classes.levels().length; column++) {
      loss += hidden(classes, suppressed, column);
    }
    return loss;
  }

  private double hidden(Classes classes, boolean[] suppressed, int column) {
    var hierarchy = data.quasi().get(column).hierarchy();
    int[] groups = hierarchy.groups(classes.levels()[column]);
    long[] counts = new long[hierarchy.groupCount(classes.levels()[column])];
    int[] codes = data.quasi().get(column).codes();
    long total = 0;
    for (int i = 0; i < classes.count(); i++) {
      if (suppressed[i] && classes.size()[i] > 0) {
        counts[groups[codes[classes.first()[i]]]] += classes.size()[i];
        total += classes.size()[i];
      }
    }
    double bits = 0;
    for (long count : counts) {
      bits += count == 0 ? 0 : count * ColumnEntropy.log2((double) total / count);
    }
    return bits;
  }
}
