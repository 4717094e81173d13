package io.hauberk.report.format;

import io.hauberk.report.Cell;

/** On which side of its column text stands. */
enum Align {
  LEFT {
    @Override
    String pad(String text, int width) {
      return text + blanks(text, width);
    }
  },
  RIGHT {
    @Override
    String pad(String text, int width) {
      return blanks(text, width) + text;
    }
  };

  /** Fills up to {@code width} columns. */
  abstract String pad(String text, int width);

  static Align of(Cell.Kind kind) {
    return kind == Cell.Kind.TEXT ? LEFT : RIGHT;
  }

  private static String blanks(String text, int width) {
    return " ".repeat(Math.max(0, width - DisplayWidth.of(text)));
  }
}
