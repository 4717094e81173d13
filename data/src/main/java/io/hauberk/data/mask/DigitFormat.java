package io.hauberk.data.mask;

import io.hauberk.core.DataFormatException;
import io.hauberk.trust.token.FormatTokens;
import java.util.ArrayList;
import java.util.List;

/**
 * FF1 over the decimal digits of values, whatever stands between them. What is not a digit stays in
 * its place and shows.
 */
final class DigitFormat {

  /** SP 800-38G Rev. 1: at least 1,000,000 values. */
  static final int LEAST = 6;

  private static final int MOST = 36;

  private final FormatTokens tokens;
  private final String domain;

  DigitFormat(FormatTokens tokens, String domain) {
    this.tokens = tokens;
    this.domain = domain;
  }

  void hide(String[] cells) {
    change(cells, digits -> tokens.tokenize(digits, domain));
  }

  void reveal(String[] cells) {
    change(cells, digits -> tokens.reveal(digits, domain));
  }

  private interface Change {
    String[] of(String[] digits);
  }

  private static void change(String[] cells, Change change) {
    List<String> digits = new ArrayList<>(cells.length);
    for (var cell : cells) {
      if (!cell.isEmpty()) {
        digits.add(digits(cell));
      }
    }
    var changed = change.of(digits.toArray(String[]::new));
    int next = 0;
    for (int i = 0; i < cells.length; i++) {
      if (!cells[i].isEmpty()) {
        cells[i] = filled(cells[i], changed[next++]);
      }
    }
  }

  private static String digits(String cell) {
    var text = new StringBuilder(cell.length());
    for (int i = 0; i < cell.length(); i++) {
      if (digit(cell.charAt(i))) {
        text.append(cell.charAt(i));
      }
    }
    if (text.length() < LEAST || text.length() > MOST) {
      throw new DataFormatException(
          "value for ff1", text.length() + " digits", LEAST + " to " + MOST + "; token takes any");
    }
    return text.toString();
  }

  private static String filled(String cell, String digits) {
    var text = new StringBuilder(cell);
    int next = 0;
    for (int i = 0; i < cell.length(); i++) {
      if (digit(cell.charAt(i))) {
        text.setCharAt(i, digits.charAt(next++));
      }
    }
    return text.toString();
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
