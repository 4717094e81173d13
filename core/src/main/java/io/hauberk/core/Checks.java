package io.hauberk.core;

/** One message shape for every caller's mistake: {@code name: value (expected: rule)}. */
public final class Checks {
  private Checks() {}

  /** The message every error of the house carries. */
  public static String message(String name, Object value, String rule) {
    return name + ": " + value + " (expected: " + rule + ")";
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
