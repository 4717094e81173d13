package io.hauberk.privacy.mechanism;

import io.hauberk.core.Checks;
import io.hauberk.privacy.accounting.AnalyticGaussian;

/**
 * Gaussian noise for real values, drawn as discrete Gaussian noise on a grid.
 *
 * <p>Guarantee: that of the Gaussian with noise multiplier {@link #noiseMultiplier} as accountants
 * take it: rho = 1/(2 multiplier^2) zero-concentrated, exactly (Canonne, Kamath, Steinke 2020,
 * theorem 4); (epsilon, delta) by the analytic formula of the continuous Gaussian, from which noise
 * of at least 2^20 steps cannot be told in any digit printed here.
 *
 * @param sensitivity L2, in the value's units
 * @param standardDeviation in the value's units
 */
public record GaussianMechanism(double sensitivity, double standardDeviation) {

  public GaussianMechanism {
    Checks.positive("sensitivity", sensitivity);
    Checks.positive("standardDeviation", standardDeviation);
  }

  /** The least noise for (epsilon, delta): Balle and Wang 2018. */
  public static GaussianMechanism analytic(double sensitivity, double epsilon, double delta) {
    var noise = AnalyticGaussian.calibrate(epsilon, delta);
    return new GaussianMechanism(sensitivity, sensitivity * noise.noiseMultiplier());
  }

  /** Noise as a multiple of the sensitivity; what accountants take. */
  public double noiseMultiplier() {
    return standardDeviation / sensitivity;
  }

  /** All outputs are multiples of this power of two. */
  public double granularity() {
    return grid().step();
  }

  /** The value with noise. */
  public double release(double value) {
    return release(new double[] {value})[0];
  }

  /** A vector of this L2 sensitivity, noise on each component. */
  public double[] release(double[] values) {
    return release(values, Bits.secure());
  }

  double[] release(double[] values, Bits bits) {
    var grid = grid();
    var exact = new Exact(bits);
    var variance = variance(grid, values.length);
    var released = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      Checks.finite("value", values[i]);
      released[i] = grid.value(grid.round(values[i]).add(exact.gaussian(variance)));
    }
    return released;
  }

  /** Rounding moves a vector by at most sqrt(d) steps, which widens the noise in proportion. */
  private Ratio variance(Grid grid, int dimensions) {
    double widened = 1 + Math.ceil(Math.sqrt(dimensions)) * 2 * grid.step() / sensitivity;
    var deviation =
        Ratio.of(standardDeviation).over(Ratio.of(grid.step())).times(Ratio.of(widened));
    return deviation.times(deviation);
  }

  private Grid grid() {
    return Grid.under(Math.min(sensitivity, standardDeviation));
  }
}
