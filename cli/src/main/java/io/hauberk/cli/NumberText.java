package io.hauberk.cli;

import io.hauberk.core.Checks;

/** A number on the command line. */
final class NumberText {

  private NumberText() {}

  static double parse(String name, String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(Checks.message(name, text, "a number"), e);
    }
  }
}
