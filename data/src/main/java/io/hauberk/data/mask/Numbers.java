package io.hauberk.data.mask;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Randomness;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as tables write them: a point, no groups. */
final class Numbers {
  private Numbers() {}

  private static final int MAX_LENGTH = 40;

  static BigDecimal parse(String text) {
    boolean plain = text.length() <= MAX_LENGTH && text.matches("[+-]?\\d+(?:\\.\\d+)?");
    if (!plain) {
      throw new DataFormatException("number", text.length() + " characters", "such as -12.50");
    }
    return new BigDecimal(text);
  }

  static String interval(String text, BigDecimal width) {
    var number = parse(text);
    var low = number.divide(width, 0, RoundingMode.FLOOR).multiply(width).stripTrailingZeros();
    return "["
        + low.toPlainString()
        + ", "
        + low.add(width).stripTrailingZeros().toPlainString()
        + ")";
  }

  static String noisy(String text, double scale) {
    var number = parse(text);
    double u = Randomness.secure().nextDouble() - 0.5;
    double noise = -scale * Math.signum(u) * Math.log1p(-2 * Math.min(Math.abs(u), 0.5 - 0x1p-54));
    return number
        .add(BigDecimal.valueOf(noise))
        .setScale(number.scale(), RoundingMode.HALF_EVEN)
        .toPlainString();
  }
}
