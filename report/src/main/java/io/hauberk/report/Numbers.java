package io.hauberk.report;

import io.hauberk.core.Checks;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How every format writes numbers: the same in every language and on every machine, with a point
 * for decimals and no grouping. Decimal halves round away from zero, as readers expect of 0.125.
 */
public final class Numbers {

  /** So many significant digits tell any double from its neighbours. */
  public static final int MAX_DIGITS = 17;

  private static final int LARGEST_PLAIN_EXPONENT = 14;

  private static final int SMALLEST_PLAIN_EXPONENT = -4;

  private Numbers() {}

  /** With {@code digits} decimals: {@code 12.30}. */
  public static String fixed(double value, int digits) {
    checkDigits(digits);
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString()
        : notFinite(value);
  }

  /** A fraction as a percentage with {@code digits} decimals: {@code 85.2 %}. */
  public static String percent(double fraction, int digits) {
    checkDigits(digits);
    return Double.isFinite(fraction)
        ? percentage(fraction).setScale(digits, RoundingMode.HALF_UP).toPlainString() + " %"
        : notFinite(fraction);
  }

  /** With at most {@code digits} significant digits: {@code 0.0314}, {@code 1.2e-6}. */
  public static String significant(double value, int digits) {
    Checks.inRange("digits", digits, 1, MAX_DIGITS);
    if (!Double.isFinite(value)) {
      return notFinite(value);
    }
    var rounded = rounded(value, digits);
    int exponent = exponent(rounded);
    return exponent < SMALLEST_PLAIN_EXPONENT || exponent > LARGEST_PLAIN_EXPONENT
        ? scientific(rounded, exponent)
        : rounded.toPlainString();
  }

  /** With a power of ten and at most {@code digits} significant digits: {@code 1.5e7}. */
  public static String scientific(double value, int digits) {
    Checks.inRange("digits", digits, 1, MAX_DIGITS);
    if (!Double.isFinite(value)) {
      return notFinite(value);
    }
    var rounded = rounded(value, digits);
    return scientific(rounded, exponent(rounded));
  }

  private static BigDecimal rounded(double value, int digits) {
    return BigDecimal.valueOf(value)
        .round(new MathContext(digits, RoundingMode.HALF_UP))
        .stripTrailingZeros();
  }

  private static int exponent(BigDecimal rounded) {
    return rounded.precision() - rounded.scale() - 1;
  }

  private static String scientific(BigDecimal rounded, int exponent) {
    return rounded.signum() == 0
        ? "0"
        : rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }

  private static BigDecimal percentage(double fraction) {
    return BigDecimal.valueOf(fraction).movePointRight(2);
  }

  private static void checkDigits(int digits) {
    Checks.inRange("digits", digits, 0, MAX_DIGITS);
  }

  private static String notFinite(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    return value > 0 ? "inf" : "-inf";
  }
}
