package io.hauberk.detect.sigma.pattern;

/** One form for letters that differ in case only, character by character. */
public final class Fold {
  private Fold() {}

  private static final char[] ASCII = new char[128];

  static {
    for (char c = 0; c < 128; c++) {
      ASCII[c] = Character.toLowerCase(c);
    }
  }

  /** As {@link String#equalsIgnoreCase} compares characters. */
  public static char of(char c) {
    return c < 128 ? ASCII[c] : Character.toLowerCase(Character.toUpperCase(c));
  }

  /** Folds a text. */
  public static String of(String text) {
    var chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = of(chars[i]);
    }
    return new String(chars);
  }
}
