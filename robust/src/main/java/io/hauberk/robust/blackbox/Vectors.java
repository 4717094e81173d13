package io.hauberk.robust.blackbox;

/** Arithmetic on one sample's values. Results are new arrays. */
final class Vectors {
  private Vectors() {}

  /** In place: every value into [0, 1]. */
  static float[] clamped(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0f, Math.min(1f, values[i]));
    }
    return values;
  }

  /** {@code from} at share 0, {@code to} at share 1; inside [0, 1]. */
  static float[] blend(float[] from, float[] to, double share) {
    var point = new float[from.length];
    for (int i = 0; i < point.length; i++) {
      point[i] = (float) (from[i] + share * ((double) to[i] - from[i]));
    }
    return clamped(point);
  }

  /** {@code at + length * direction}, inside [0, 1]. */
  static float[] moved(float[] at, float[] direction, double length) {
    var point = new float[at.length];
    for (int i = 0; i < point.length; i++) {
      point[i] = (float) (at[i] + length * direction[i]);
    }
    return clamped(point);
  }

  static double length(float[] values) {
    double square = 0;
    for (float value : values) {
      square += (double) value * value;
    }
    return Math.sqrt(square);
  }

  /** In place: of length one, unless it is all zero. */
  static float[] unit(float[] values) {
    double length = length(values);
    if (length > 0) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (values[i] / length);
      }
    }
    return values;
  }

  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  static float[] minus(float[] a, float[] b) {
    var difference = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  static float[] sum(double p, float[] a, double q, float[] b) {
    var sum = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      sum[i] = (float) (p * a[i] + q * b[i]);
    }
    return sum;
  }

  static float[] sign(float[] values) {
    var signs = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      signs[i] = Math.signum(values[i]);
    }
    return signs;
  }

  static float[] of(double[] values) {
    var floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
