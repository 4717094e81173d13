package io.hauberk.detect.sigma.rule;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers in texts; exact, and short enough that comparing them costs nothing. */
final class Numbers {
  private Numbers() {}

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?\\d{1,40}(\\.\\d{0,40})?([eE][+-]?\\d{1,3})?");

  static Optional<BigDecimal> parse(String text) {
    return text.length() <= 90 && DECIMAL.matcher(text).matches()
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }
}
