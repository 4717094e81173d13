package io.hauberk.detect.learn;

/**
 * A question on one column: of a continuous one whether the value is at most {@code threshold} or
 * missing, of a symbolic one whether it is that code.
 */
record Cut(int column, boolean symbolic, double threshold) {

  boolean goesLeft(double[] row) {
    double value = row[column];
    return symbolic ? value == threshold : !(value > threshold);
  }
}
