package io.hauberk.privacy.mechanism;

import io.hauberk.core.Checks;
import java.math.BigInteger;

/**
 * Discrete Gaussian noise for a whole number. Guarantee: zero-concentrated differential privacy
 * with rho = sensitivity^2 / (2 sigma^2), exactly (Canonne, Kamath, Steinke 2020, theorem 4).
 *
 * @param sensitivity whole
 * @param sigma parameter of the noise, just above its standard deviation
 */
public record DiscreteGaussian(long sensitivity, double sigma) {

  public DiscreteGaussian {
    Checks.positive("sensitivity", sensitivity);
    Checks.positive("sigma", sigma);
  }

  /** What one release costs. */
  public double rho() {
    double multiple = sensitivity / sigma;
    return multiple * multiple / 2;
  }

  /** The value with noise. */
  public long release(long value) {
    return release(value, Bits.secure());
  }

  long release(long value, Bits bits) {
    var deviation = Ratio.of(sigma);
    return new Exact(bits)
        .gaussian(deviation.times(deviation))
        .add(BigInteger.valueOf(value))
        .longValueExact();
  }
}
