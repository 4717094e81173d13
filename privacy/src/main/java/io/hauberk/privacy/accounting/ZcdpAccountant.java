package io.hauberk.privacy.accounting;

import io.hauberk.core.Checks;

/**
 * Zero-concentrated differential privacy: one number, rho, that adds up. Sampling does not lower
 * it, so it is for releases on all data.
 *
 * <p>Sources: Bun and Steinke 2016; conversion by Canonne, Kamath, Steinke 2020, corollary 13.
 *
 * @param rho spent so far
 */
public record ZcdpAccountant(double rho) {

  private static final double MAX_LOG_ORDER = 40;
  private static final int SECTIONS = 200;

  public ZcdpAccountant {
    Checks.notNegative("rho", rho);
  }

  /** Nothing spent. */
  public static ZcdpAccountant create() {
    return new ZcdpAccountant(0);
  }

  /** With {@code count} Gaussians of this noise multiplier, or discrete Gaussians. */
  public ZcdpAccountant plusGaussian(double noiseMultiplier, long count) {
    Checks.positive("noiseMultiplier", noiseMultiplier);
    Checks.positive("count", count);
    return new ZcdpAccountant(rho + count / (2 * noiseMultiplier * noiseMultiplier));
  }

  /** With {@code count} mechanisms of pure epsilon. */
  public ZcdpAccountant plusPure(double epsilon, long count) {
    Checks.positive("epsilon", epsilon);
    Checks.positive("count", count);
    return new ZcdpAccountant(rho + count * epsilon * epsilon / 2);
  }

  /** The least epsilon at this delta, over all orders. */
  public double epsilon(double delta) {
    Deltas.check(delta);
    if (rho == 0) {
      return 0;
    }
    double low = -MAX_LOG_ORDER;
    double high = MAX_LOG_ORDER;
    for (int i = 0; i < SECTIONS; i++) {
      double third = (high - low) / 3;
      if (at(low + third, delta) < at(high - third, delta)) {
        high -= third;
      } else {
        low += third;
      }
    }
    return Math.max(0, at(high, delta));
  }

  /** At order 1 + e^t; every order gives a bound. */
  private double at(double t, double delta) {
    double above = Math.exp(t);
    double order = 1 + above;
    return order * rho - Math.log1p(1 / above) - (Math.log(delta) + Math.log(order)) / above;
  }
}
