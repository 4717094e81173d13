package io.hauberk.detect.sigma.pattern;

import java.util.Arrays;

/**
 * A text in which {@code *} stands for any characters and {@code ?} for one. A backslash before a
 * wildcard or another backslash takes it as it stands; before anything else it is a backslash
 * (Sigma specification 2.1, "Escaping"). Matching takes at most the product of both lengths.
 */
public final class Wildcard {

  private static final int MANY = -1;
  private static final int ONE = -2;

  /** Behind the end. */
  private static final int NOTHING = -3;

  private final int[] codes;

  private Wildcard(int[] codes) {
    this.codes = codes;
  }

  /** Reads a pattern. */
  public static Wildcard parse(String text) {
    var codes = new int[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      int code = code(text.charAt(i));
      if (escapes(text, i)) {
        codes[length++] = text.charAt(++i);
      } else if (code != MANY || length == 0 || codes[length - 1] != MANY) {
        codes[length++] = code;
      }
    }
    return new Wildcard(Arrays.copyOf(codes, length));
  }

  private static boolean escapes(String text, int at) {
    return text.charAt(at) == '\\' && at + 1 < text.length() && special(text.charAt(at + 1));
  }

  private static int code(char c) {
    return switch (c) {
      case '*' -> MANY;
      case '?' -> ONE;
      default -> c;
    };
  }

  private static boolean special(char c) {
    return c == '*' || c == '?' || c == '\\';
  }

  /** A text without wildcards. */
  public static Wildcard literal(String text) {
    return new Wildcard(text.chars().toArray());
  }

  /** The pattern anywhere. */
  public Wildcard contained() {
    return starting().ending();
  }

  /** The pattern at the start. */
  public Wildcard starting() {
    if (codes.length > 0 && codes[codes.length - 1] == MANY) {
      return this;
    }
    var longer = Arrays.copyOf(codes, codes.length + 1);
    longer[codes.length] = MANY;
    return new Wildcard(longer);
  }

  /** The pattern at the end. */
  public Wildcard ending() {
    if (codes.length > 0 && codes[0] == MANY) {
      return this;
    }
    var longer = new int[codes.length + 1];
    longer[0] = MANY;
    System.arraycopy(codes, 0, longer, 1, codes.length);
    return new Wildcard(longer);
  }

  /** For values that were folded. */
  public Wildcard folded() {
    return new Wildcard(
        Arrays.stream(codes).map(code -> code < 0 ? code : Fold.of((char) code)).toArray());
  }

  /** Whether it has no wildcards. */
  public boolean isExact() {
    return Arrays.stream(codes).noneMatch(code -> code < 0);
  }

  /** The longest run without wildcards. */
  public String longestLiteral() {
    int best = 0;
    int from = 0;
    for (int start = 0, i = 0; i <= codes.length; i++) {
      if (i == codes.length || codes[i] < 0) {
        if (i - start > best) {
          best = i - start;
          from = start;
        }
        start = i + 1;
      }
    }
    return text(from, from + best);
  }

  private String text(int from, int to) {
    var text = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      text.append((char) codes[i]);
    }
    return text.toString();
  }

  /** Whether a text is one run anywhere: then finding the run decides. */
  public boolean isContained() {
    int last = codes.length - 1;
    return last >= 2
        && codes[0] == MANY
        && codes[last] == MANY
        && Arrays.stream(codes, 1, last).noneMatch(code -> code < 0);
  }

  /** Whether the whole value is of this pattern, in the same case. */
  public boolean matches(CharSequence value) {
    if (!endFits(value)) {
      return false;
    }
    int at = 0;
    int code = 0;
    int star = -1;
    int resume = 0;
    while (at < value.length()) {
      int wanted = code < codes.length ? codes[code] : NOTHING;
      if (wanted == MANY) {
        star = code++;
        resume = at;
      } else if (wanted == ONE || wanted == value.charAt(at)) {
        code++;
        at++;
      } else if (star >= 0) {
        code = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    return restIsMany(code);
  }

  /** Whether what follows the last star is the value's end, which most values fail at once. */
  private boolean endFits(CharSequence value) {
    int at = value.length() - 1;
    for (int code = codes.length - 1; code >= 0 && codes[code] != MANY; code--) {
      if (at < 0 || (codes[code] != ONE && codes[code] != value.charAt(at))) {
        return false;
      }
      at--;
    }
    return true;
  }

  /** Stars that follow each other were made one. */
  private boolean restIsMany(int from) {
    return from == codes.length || (from == codes.length - 1 && codes[from] == MANY);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Wildcard pattern && Arrays.equals(codes, pattern.codes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(codes);
  }

  /** The pattern as it would be written. */
  @Override
  public String toString() {
    var text = new StringBuilder(codes.length);
    for (int code : codes) {
      if (code >= 0 && special((char) code)) {
        text.append('\\');
      }
      text.append(code == MANY ? '*' : code == ONE ? '?' : (char) code);
    }
    return text.toString();
  }
}
