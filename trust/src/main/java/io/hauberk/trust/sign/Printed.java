package io.hauberk.trust.sign;

/** What strangers wrote, short and on one line, for messages. */
final class Printed {

  private static final int MOST = 60;

  private Printed() {}

  static String of(String text) {
    var line = new StringBuilder();
    text.codePoints()
        .limit(MOST)
        .forEach(point -> line.appendCodePoint(Character.isISOControl(point) ? '?' : point));
    return text.codePointCount(0, text.length()) > MOST ? line + "..." : line.toString();
  }
}
