package io.hauberk.core;

import java.util.Locale;

/** One message shape for every caller's mistake: {@code name: value (expected: rule)}. */
public final class Checks {
  private Checks() {}

  /**
   * The message every error of the house carries: one line, whatever the value holds. Control
   * characters appear by their code, so that text from outside neither forges lines of a log nor
   * steers a terminal.
   */
  public static String message(String name, Object value, String rule) {
    var text = name + ": " + value + " (expected: " + rule + ")";
    return text.chars().noneMatch(Checks::isControl) ? text : escaped(text);
  }

  private static String escaped(String text) {
    var line = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line.append(
          isControl(c) ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
    }
    return line.toString();
  }

  /** Line and paragraph separators too. */
  private static boolean isControl(int c) {
    return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
  }

  /** Throws unless {@code holds}. */
  public static void argument(boolean holds, String name, Object value, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(message(name, value, rule));
    }
  }

  /** NaN fails too. */
  public static void positive(String name, double value) {
    argument(value > 0 && value < Double.POSITIVE_INFINITY, name, value, "> 0 and finite");
  }

  public static void positive(String name, long value) {
    argument(value > 0, name, value, "> 0");
  }

  /** NaN fails too. */
  public static void notNegative(String name, double value) {
    argument(value >= 0 && value < Double.POSITIVE_INFINITY, name, value, ">= 0 and finite");
  }

  public static void notNegative(String name, long value) {
    argument(value >= 0, name, value, ">= 0");
  }

  /** Both ends belong to the range; NaN fails. */
  public static void inRange(String name, double value, double low, double high) {
    argument(value >= low && value <= high, name, value, low + " to " + high);
  }

  /** A finite number: neither NaN nor infinite. */
  public static void finite(String name, double value) {
    argument(Double.isFinite(value), name, value, "a finite number");
  }

  /** Throws unless the state allows the call. */
  public static void state(boolean holds, String name, Object value, String rule) {
    if (!holds) {
      throw new IllegalStateException(message(name, value, rule));
    }
  }
}
