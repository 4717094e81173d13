package io.hauberk.privacy.mechanism;

import io.hauberk.core.Checks;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Multiples of a power of two on which a mechanism's outputs lie. Values are rounded onto it before
 * noise is added; rounding moves two neighbouring values apart by at most one step, which the
 * sensitivity in steps includes.
 *
 * @param exponent the step is 2^exponent
 */
record Grid(int exponent) {

  /** Steps in a unit of noise: the price of rounding is one part in 2^20 of epsilon. */
  private static final int FINENESS = 20;

  private static final int LEAST = -1000;
  private static final int MOST = 900;

  /** A grid fine against noise of this scale. */
  static Grid under(double scale) {
    int exponent = Math.getExponent(scale) - FINENESS;
    Checks.inRange("log2(noise)", exponent, LEAST, MOST);
    return new Grid(exponent);
  }

  double step() {
    return Math.scalb(1.0, exponent);
  }

  /** The nearest multiple, in steps. */
  BigInteger round(double value) {
    return new BigDecimal(value)
        .divide(new BigDecimal(step()))
        .setScale(0, RoundingMode.HALF_EVEN)
        .toBigInteger();
  }

  /** How far neighbouring values, at most {@code sensitivity} apart, can be in steps. */
  Ratio steps(double sensitivity) {
    var ratio = Ratio.of(sensitivity).over(Ratio.of(step()));
    return new Ratio(ratio.floor().add(BigInteger.TWO), BigInteger.ONE);
  }

  /** Back from steps; what a double cannot hold is rounded, which is post-processing. */
  double value(BigInteger steps) {
    return new BigDecimal(steps).multiply(new BigDecimal(step())).doubleValue();
  }
}
