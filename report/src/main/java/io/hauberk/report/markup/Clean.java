package io.hauberk.report.markup;

/**
 * Text from outside, made safe to show: file names, column names and model labels reach reports,
 * and may hold terminal escapes, overrides of the reading direction (CVE-2021-42574) or the
 * invisible tag characters that carry instructions to language models. Each such character becomes
 * U+FFFD.
 */
public final class Clean {

  private static final int REPLACEMENT = 0xFFFD;
  private static final int LAST_TWO_OF_PLANE = 0xFFFE;

  private Clean() {}

  /** One line: every run of white space is one space. */
  public static String line(String text) {
    return block(text).replaceAll("\\s+", " ").strip();
  }

  /** Lines ended by {@code \n}; a tab is two spaces. */
  public static String block(String text) {
    var lines = text.replace("\r\n", "\n").replaceAll("[\r\u0085\u2028\u2029]", "\n");
    var out = new StringBuilder(lines.length());
    lines.replace("\t", "  ").codePoints().map(Clean::replaced).forEach(out::appendCodePoint);
    return out.toString();
  }

  /** Every character kept but halves of surrogate pairs, which no encoding can write. */
  public static String whole(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints()
        .map(one -> Character.getType(one) == Character.SURROGATE ? REPLACEMENT : one)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private static int replaced(int codePoint) {
    return codePoint != '\n' && isUnsafe(codePoint) ? REPLACEMENT : codePoint;
  }

  /** Whether a code point has no place in text that people read; line breaks count as such. */
  public static boolean isUnsafe(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || (codePoint & LAST_TWO_OF_PLANE) == LAST_TWO_OF_PLANE
        || isDeceptive(codePoint);
  }

  /** Direction overrides and isolates, byte order mark, tags; joiners of scripts and emoji stay. */
  private static boolean isDeceptive(int codePoint) {
    return codePoint == 0x061C
        || codePoint == 0xFEFF
        || within(codePoint, 0x200E, 0x200F)
        || within(codePoint, 0x202A, 0x202E)
        || within(codePoint, 0x2060, 0x206F)
        || within(codePoint, 0xE0000, 0xE007F);
  }

  private static boolean within(int codePoint, int first, int last) {
    return codePoint >= first && codePoint <= last;
  }
}
