package io.hauberk.privacy.statistics;

import io.hauberk.privacy.mechanism.DiscreteLaplace;

/** Noise on cells of which one person moves at most so much in all. */
final class Noise {
  private Noise() {}

  static double[] onEach(long[] cells, long sensitivity, double epsilon) {
    var mechanism = new DiscreteLaplace(sensitivity, epsilon);
    var noisy = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      noisy[i] = mechanism.release(cells[i]);
    }
    return noisy;
  }

  static double fraction(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
