package io.hauberk.privacy.ledger;

import io.hauberk.core.Checks;
import java.math.BigDecimal;

/**
 * An amount of privacy loss. Amounts add up as decimals, exactly as they were written: ten times
 * 0.1 is 1.
 *
 * @param epsilon above 0
 * @param delta 0 for pure differential privacy
 */
public record Budget(BigDecimal epsilon, BigDecimal delta) {

  private static final int MAX_DIGITS = 40;
  private static final int MAX_SCALE = 400;

  /** Nothing. */
  static final Budget NONE = new Budget(BigDecimal.ZERO, BigDecimal.ZERO);

  public Budget {
    Checks.argument(epsilon.signum() >= 0, "epsilon", epsilon, ">= 0");
    Checks.argument(
        delta.signum() >= 0 && delta.compareTo(BigDecimal.ONE) < 0,
        "delta",
        delta,
        "0, or below 1");
  }

  /** Of two doubles, by their shortest decimal form. */
  public static Budget of(double epsilon, double delta) {
    Checks.positive("epsilon", epsilon);
    Checks.argument(delta >= 0 && delta < 1, "delta", delta, "0, or below 1");
    return new Budget(BigDecimal.valueOf(epsilon), BigDecimal.valueOf(delta));
  }

  /** Basic composition; valid for releases chosen one after the other (Rogers et al. 2016). */
  public Budget plus(Budget other) {
    return new Budget(epsilon.add(other.epsilon), delta.add(other.delta));
  }

  boolean covers(Budget other) {
    return epsilon.compareTo(other.epsilon) >= 0 && delta.compareTo(other.delta) >= 0;
  }

  Budget minus(Budget other) {
    return new Budget(epsilon.subtract(other.epsilon), delta.subtract(other.delta));
  }

  /** Both numbers, one space between. */
  String text() {
    return epsilon.toString() + " " + delta.toString();
  }

  static Budget parse(String epsilon, String delta) {
    return new Budget(number(epsilon), number(delta));
  }

  private static BigDecimal number(String text) {
    if (text.length() > MAX_DIGITS) {
      throw new LedgerBroken("number", text.length() + " digits", "at most " + MAX_DIGITS);
    }
    var number = new BigDecimal(text);
    if (Math.abs((long) number.scale()) > MAX_SCALE) {
      throw new LedgerBroken("number", text, "an exponent within " + MAX_SCALE);
    }
    return number;
  }
}
