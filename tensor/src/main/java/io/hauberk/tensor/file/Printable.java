package io.hauberk.tensor.file;

import java.util.stream.Collectors;

/** Text from a file, made fit for a one-line message: short, and nothing that moves a terminal. */
final class Printable {

  private static final int MAX_CHARACTERS = 120;

  private Printable() {}

  static String of(String text) {
    var plain =
        text.codePoints()
            .limit(MAX_CHARACTERS)
            .mapToObj(c -> isPlain(c) ? Character.toString(c) : String.format("\\u%04x", c))
            .collect(Collectors.joining());
    return text.length() > MAX_CHARACTERS ? plain + "..." : plain;
  }

  /** Neither control, format, surrogate, private use, unassigned nor a line break. */
  static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** The first line of an exception of a library, whose messages may have many. */
  static String firstLine(Exception e) {
    return of(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
  }
}
