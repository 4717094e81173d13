package io.hauberk.core;

/** What strangers wrote, short and on one line, for messages. */
public final class Printed {

  private static final int MOST = 80;

  private Printed() {}

  /** At most {@value #MOST} characters, control and format characters as question marks. */
  public static String of(String text) {
    int end = Math.min(text.length(), text.offsetByCodePoints(0, length(text)));
    var line = text.substring(0, end).replaceAll("\\p{C}", "?");
    return end < text.length() ? line + "..." : line;
  }

  private static int length(String text) {
    return (int) text.codePoints().limit(MOST).count();
  }
}
