package io.hauberk.detect.query;

import io.hauberk.core.Checks;
import java.util.Arrays;

/**
 * The statistic W of Shapiro and Wilk: near 1 for what is distributed normally.
 *
 * <p>Source: Royston 1995, algorithm AS R94.
 */
final class ShapiroWilk {
  private ShapiroWilk() {}

  static final int LEAST = 12;
  static final int MOST = 5000;

  /** Coefficients of the last two weights, as polynomials of 1 / sqrt(n). */
  private static final double[] LAST = {0, 0.221157, -0.147981, -2.071190, 4.434685, -2.706056};

  private static final double[] BEFORE = {0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};

  /**
   * @param sample of 12 to 5000 values; values that are all the same have W = 1
   */
  static double w(double[] sample) {
    Checks.inRange("sample", sample.length, LEAST, MOST);
    var x = sample.clone();
    Arrays.sort(x);
    var weights = weights(x.length);
    double mean = Arrays.stream(x).average().orElse(0);
    double along = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      along += weights[i] * x[i];
      squares += (x[i] - mean) * (x[i] - mean);
    }
    return squares == 0 ? 1 : Math.min(1, along * along / squares);
  }

  /** Antisymmetric, of length 1. */
  private static double[] weights(int n) {
    var m = new double[n];
    double squares = 0;
    for (int i = 0; i < n; i++) {
      m[i] = NormalQuantile.of((i + 1 - 0.375) / (n + 0.25));
      squares += m[i] * m[i];
    }
    double u = 1 / Math.sqrt(n);
    double last = m[n - 1] / Math.sqrt(squares) + polynomial(LAST, u);
    double before = m[n - 2] / Math.sqrt(squares) + polynomial(BEFORE, u);
    double phi =
        (squares - 2 * m[n - 1] * m[n - 1] - 2 * m[n - 2] * m[n - 2])
            / (1 - 2 * last * last - 2 * before * before);
    var weights = new double[n];
    for (int i = 2; i < n - 2; i++) {
      weights[i] = m[i] / Math.sqrt(phi);
    }
    weights[n - 1] = last;
    weights[n - 2] = before;
    weights[0] = -last;
    weights[1] = -before;
    return weights;
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }
}
