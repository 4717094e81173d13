package io.hauberk.detect.series;

import java.util.Arrays;

/**
 * NAB's baseline of this name: an alarm where the normal tail probability under the last 6400
 * values, moved on in steps of 100, is so small that one minus it rounds to one.
 */
final class WindowedGaussian {
  private WindowedGaussian() {}

  private static final int WINDOW = 6400;
  private static final int STEP = 100;

  /** From here on the tail is below 5e-13: published scores were written with twelve digits. */
  private static final double ROUNDS_TO_ONE = 7.130_5;

  static boolean[] alarms(double[] values) {
    var alarms = new boolean[values.length];
    int from = 0;
    int to = 0;
    double mean = 0;
    double deviation = 1;
    for (int i = 0; i < values.length; i++) {
      alarms[i] = to > 0 && Math.abs(values[i] - mean) / deviation > ROUNDS_TO_ONE;
      boolean moves = i < WINDOW || (i + 1 - WINDOW) % STEP == 0;
      if (moves) {
        to = i + 1;
        from = Math.max(0, to - WINDOW);
        var window = Arrays.copyOfRange(values, from, to);
        mean = Arrays.stream(window).sum() / window.length;
        double centre = mean;
        double variance =
            Arrays.stream(window).map(v -> (v - centre) * (v - centre)).sum() / window.length;
        deviation = variance == 0 ? 1e-6 : Math.sqrt(variance);
      }
    }
    return alarms;
  }
}
