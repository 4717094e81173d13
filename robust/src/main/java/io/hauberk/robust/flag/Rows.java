package io.hauberk.robust.flag;

/** Sizes and differences of rows of numbers. */
final class Rows {
  private Rows() {}

  /**
   * The largest difference of two tables of logits; each row is scaled by the largest absolute
   * value it has in {@code first}.
   */
  static double difference(float[][] first, float[][] second) {
    double worst = 0;
    for (int i = 0; i < first.length; i++) {
      double scale = Math.max(largest(first[i]), Float.MIN_NORMAL);
      for (int j = 0; j < first[i].length; j++) {
        worst = Math.max(worst, Math.abs(first[i][j] - second[i][j]) / scale);
      }
    }
    return worst;
  }

  /** Largest absolute value; NaN counts as infinite. */
  static double largest(float[] row) {
    double largest = 0;
    for (float value : row) {
      largest = Math.max(largest, Float.isNaN(value) ? Double.POSITIVE_INFINITY : Math.abs(value));
    }
    return largest;
  }

  static double length(float[] row) {
    double squares = 0;
    for (float value : row) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  /** Share of rows in which every value is exactly zero. */
  static double shareOfZeros(float[][] rows) {
    int zeros = 0;
    for (float[] row : rows) {
      zeros += largest(row) == 0 ? 1 : 0;
    }
    return (double) zeros / rows.length;
  }

  static boolean finite(float[][] rows) {
    for (float[] row : rows) {
      if (Double.isInfinite(largest(row))) {
        return false;
      }
    }
    return true;
  }
}
