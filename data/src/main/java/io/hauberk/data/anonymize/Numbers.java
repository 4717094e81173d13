package io.hauberk.data.anonymize;

import java.util.Comparator;
import java.util.regex.Pattern;

/** Values in their natural order: numbers by size before texts by letters. */
final class Numbers {
  private Numbers() {}

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,15})?");

  static final Comparator<String> THEN_TEXT =
      Comparator.comparingDouble(Numbers::size).thenComparing(Comparator.naturalOrder());

  private static double size(String value) {
    return NUMBER.matcher(value).matches() ? Double.parseDouble(value) : Double.POSITIVE_INFINITY;
  }
}
