package io.hauberk.data.anonymize;

/** A loss that the sizes of the classes tell; nothing is known of it before they are formed. */
interface ClassLoss extends LossFunction {

  @Override
  default double bound(int[] node) {
    return 0;
  }

  @Override
  default double[] hidden(int[] node, long[][] suppressed) {
    return new double[0];
  }

  @Override
  default double floor(int[] node, double[] hidden) {
    return 0;
  }

  @Override
  default double of(Classes classes, double[] hidden) {
    return boundAbove(classes);
  }
}
