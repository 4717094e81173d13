package io.hauberk.data.mask;

/** Values with most of their letters and digits as stars. */
final class Stars {
  private Stars() {}

  /** Keeps the ends of the letters and digits; signs between them stay. */
  static String partial(String value, int first, int last) {
    int letters = (int) value.codePoints().filter(Character::isLetterOrDigit).count();
    boolean all = letters <= first + last;
    var text = new StringBuilder(value.length());
    int seen = 0;
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      boolean letter = Character.isLetterOrDigit(c);
      boolean end = seen < first || seen >= letters - last;
      text.appendCodePoint(letter && (all || !end) ? '*' : c);
      seen += letter ? 1 : 0;
      i += Character.charCount(c);
    }
    return text.toString();
  }

  static String prefix(String value, int length) {
    int kept = Math.min(length, value.codePointCount(0, value.length()));
    int end = value.offsetByCodePoints(0, kept);
    int hidden = value.codePointCount(end, value.length());
    return value.substring(0, end) + "*".repeat(hidden);
  }
}
