package io.hauberk.privacy.accounting;

import io.hauberk.core.Checks;
import java.util.function.DoubleUnaryOperator;

/**
 * The Gaussian mechanism, exactly, for any epsilon: Balle and Wang, Improving the Gaussian
 * mechanism for differential privacy (2018), theorem 8. Several Gaussians compose into one, so that
 * this is exact for any number of releases without sampling.
 *
 * @param noiseMultiplier standard deviation over L2 sensitivity; of several, see {@link #composed}
 */
public record AnalyticGaussian(double noiseMultiplier) {

  private static final int BISECTIONS = 200;
  private static final double LARGEST = 1e12;

  public AnalyticGaussian {
    Checks.positive("noiseMultiplier", noiseMultiplier);
  }

  /** The one Gaussian that costs as much as these together. */
  public static AnalyticGaussian composed(double... noiseMultipliers) {
    double precision = 0;
    for (double sigma : noiseMultipliers) {
      Checks.positive("noiseMultiplier", sigma);
      precision += 1 / (sigma * sigma);
    }
    return new AnalyticGaussian(1 / Math.sqrt(precision));
  }

  /** The least noise that gives (epsilon, delta), rounded up in the twelfth digit. */
  public static AnalyticGaussian calibrate(double epsilon, double delta) {
    Checks.positive("epsilon", epsilon);
    Deltas.check(delta);
    double sigma =
        crossing(log -> new AnalyticGaussian(Math.exp(log)).logDelta(epsilon), Math.log(delta));
    return new AnalyticGaussian(Math.exp(sigma) * (1 + 1e-12));
  }

  /** The least delta at this epsilon. */
  public double delta(double epsilon) {
    Checks.notNegative("epsilon", epsilon);
    return Math.exp(logDelta(epsilon));
  }

  /** The least epsilon at this delta, rounded up. */
  public double epsilon(double delta) {
    Deltas.check(delta);
    double target = Math.log(delta);
    if (logDelta(0) <= target) {
      return 0;
    }
    return Math.exp(crossing(log -> logDelta(Math.exp(log)), target)) * (1 + 1e-12);
  }

  private double logDelta(double epsilon) {
    double t = epsilon * noiseMultiplier + 1 / (2 * noiseMultiplier);
    double kept = Normal.logCdf(1 / noiseMultiplier - t);
    return Logs.subtract(kept, epsilon + Normal.logCdf(-t));
  }

  /** Where a falling function of a logarithm reaches the target. */
  private static double crossing(DoubleUnaryOperator falling, double target) {
    double low = -Math.log(LARGEST);
    double high = Math.log(LARGEST);
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (falling.applyAsDouble(middle) > target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
