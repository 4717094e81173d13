package io.hauberk.detect.query;

import java.time.Duration;

/** A sum that halves in every half-life. */
final class Decaying {

  private final double halfLifeSeconds;
  private double sum;
  private Duration last = Duration.ZERO;

  Decaying(Duration halfLife) {
    halfLifeSeconds = halfLife.toMillis() / 1000.0;
  }

  /** The sum with what is added now; {@code now} never runs back. */
  double add(double value, Duration now) {
    double passed = now.minus(last).toMillis() / 1000.0;
    last = now;
    sum = sum * Math.pow(2, -passed / halfLifeSeconds) + value;
    return sum;
  }

  void reset() {
    sum = 0;
  }
}
