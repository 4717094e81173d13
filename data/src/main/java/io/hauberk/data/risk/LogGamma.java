package io.hauberk.data.risk;

/** The logarithm of the gamma function for positive arguments. */
final class LogGamma {
  private LogGamma() {}

  /** From here on five terms of Stirling's series are exact to double precision. */
  private static final double FAR = 16;

  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  static double of(double x) {
    double shift = 0;
    double far = x;
    while (far < FAR) {
      shift += Math.log(far);
      far++;
    }
    double r = 1 / (far * far);
    double series =
        (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r / 1188)))) / far;
    return (far - 0.5) * Math.log(far) - far + HALF_LOG_TWO_PI + series - shift;
  }
}
