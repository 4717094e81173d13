package io.hauberk.privacy.mechanism;

import io.hauberk.core.Checks;
import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact positive fraction; every finite double is one. */
record Ratio(BigInteger numerator, BigInteger denominator) {

  Ratio {
    Checks.argument(numerator.signum() > 0, "numerator", numerator, "> 0");
    Checks.argument(denominator.signum() > 0, "denominator", denominator, "> 0");
    var common = numerator.gcd(denominator);
    numerator = numerator.divide(common);
    denominator = denominator.divide(common);
  }

  /** Exactly this double. */
  static Ratio of(double value) {
    Checks.positive("value", value);
    var decimal = new BigDecimal(value);
    return decimal.scale() > 0
        ? new Ratio(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()))
        : new Ratio(decimal.toBigIntegerExact(), BigInteger.ONE);
  }

  Ratio times(Ratio other) {
    return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  Ratio over(Ratio other) {
    return new Ratio(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  BigInteger floor() {
    return numerator.divide(denominator);
  }
}
