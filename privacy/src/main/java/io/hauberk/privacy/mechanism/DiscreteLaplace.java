package io.hauberk.privacy.mechanism;

import io.hauberk.core.Checks;
import java.math.BigInteger;

/**
 * Two-sided geometric noise for a whole number. Guarantee: epsilon-differential privacy, exactly.
 *
 * <p>Source: Ghosh, Roughgarden, Sundararajan 2009; sampled by Canonne, Kamath, Steinke 2020.
 *
 * @param sensitivity whole
 */
public record DiscreteLaplace(long sensitivity, double epsilon) {

  public DiscreteLaplace {
    Checks.positive("sensitivity", sensitivity);
    Checks.positive("epsilon", epsilon);
  }

  /**
   * The value with noise.
   *
   * @throws ArithmeticException when the result does not fit, which needs a tiny epsilon
   */
  public long release(long value) {
    return release(value, Bits.secure());
  }

  long release(long value, Bits bits) {
    var scale = new Ratio(BigInteger.valueOf(sensitivity), BigInteger.ONE).over(Ratio.of(epsilon));
    return new Exact(bits).laplace(scale).add(BigInteger.valueOf(value)).longValueExact();
  }
}
