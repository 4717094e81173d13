package io.hauberk.detect.sigma.pattern;

import io.hauberk.core.RandomStream;
import java.util.Locale;

/** A random expression of RE2 together with a text that it matches, of a few letters. */
public record RandomExpression(String pattern, String match) {

  private static final String LETTERS = "abkS.-$ſé\\ ";
  private static final int DEPTH = 4;

  public static RandomExpression draw(RandomStream draw) {
    return draw(draw, DEPTH);
  }

  /** A letter of the same few, now and then in other case. */
  public static String letters(RandomStream draw, int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(LETTERS.charAt(draw.nextInt(LETTERS.length())));
    }
    return draw.nextInt(2) == 0 ? text.toString() : text.toString().toUpperCase(Locale.ROOT);
  }

  private static RandomExpression draw(RandomStream draw, int depth) {
    int kind = draw.nextInt(depth == 0 ? 4 : 12);
    return switch (kind) {
      case 0, 1 -> letter(draw);
      case 2 -> ofClass(draw);
      case 3 -> fixed(draw);
      case 4 -> repeated(draw, draw(draw, depth - 1));
      case 5 -> either(draw, draw(draw, depth - 1), draw(draw, depth - 1));
      case 6 -> wrapped(draw, draw(draw, depth - 1));
      default -> draw(draw, depth - 1).then(draw(draw, depth - 1));
    };
  }

  private RandomExpression then(RandomExpression next) {
    // An alternation must not swallow what follows.
    return new RandomExpression("(?:" + pattern + ")(?:" + next.pattern + ")", match + next.match);
  }

  private static RandomExpression letter(RandomStream draw) {
    char c = LETTERS.charAt(draw.nextInt(LETTERS.length()));
    boolean isWord = Character.isLetterOrDigit(c) || c == ' ';
    return new RandomExpression(isWord ? "" + c : "\\" + c, "" + c);
  }

  private static RandomExpression ofClass(RandomStream draw) {
    var classes =
        new String[][] {
          {"[ab]", "b"},
          {"[^a]", "k"},
          {"[]k]", "]"},
          {"[a-kx]", "c"},
          {"\\s", " "},
          {"\\D", "é"},
          {"[[:alpha:]]", "b"},
          {"[\\]a]", "]"},
          {".", "S"},
          {"\\x61", "a"},
          {"[k|]", "|"}
        };
    var one = classes[draw.nextInt(classes.length)];
    return new RandomExpression(one[0], one[1]);
  }

  private static RandomExpression fixed(RandomStream draw) {
    var texts = new String[][] {{"(?i)kS", "Kſ"}, {"", ""}, {"{a", "{a"}, {"ab{,2}", "ab{,2}"}};
    var one = texts[draw.nextInt(texts.length)];
    return new RandomExpression(one[0], one[1]);
  }

  private static RandomExpression repeated(RandomStream draw, RandomExpression one) {
    var counts = new String[] {"*", "+", "?", "{2}", "{0,3}", "{1,}", "*?", "{2,3}?", "{0}"};
    var times = new int[] {0, 2, 0, 2, 1, 1, 1, 3, 0};
    int i = draw.nextInt(counts.length);
    return new RandomExpression("(?:" + one.pattern + ")" + counts[i], one.match.repeat(times[i]));
  }

  private static RandomExpression either(
      RandomStream draw, RandomExpression one, RandomExpression two) {
    var match = draw.nextInt(2) == 0 ? one.match : two.match;
    return new RandomExpression(one.pattern + "|" + two.pattern, match);
  }

  private static RandomExpression wrapped(RandomStream draw, RandomExpression one) {
    var opening = new String[] {"(", "(?:", "(?i:", "(?P<" + name(draw) + ">", "(?s-i:"};
    return new RandomExpression(
        opening[draw.nextInt(opening.length)] + one.pattern + ")", one.match);
  }

  /** Without digits, which the limit on counts would read. */
  private static String name(RandomStream draw) {
    var name = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      name.append((char) ('a' + draw.nextInt(26)));
    }
    return name.toString();
  }
}
