package io.hauberk.detect.log.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The words that a group of shapes has in common, by which groups of other lengths are known again.
 */
final class Wording {
  private Wording() {}

  /** Fewer words in common are an accident. */
  private static final int STRICT_WORDS = 2;

  private static final int LOOSE_WORDS = 4;

  private static final Set<String> STATES = Set.of("true", "false", "yes", "no", "on", "off");

  /** All words, in order, that no shape of the group lacks. */
  static String strict(List<Shape> group) {
    return key(group, words(group, true), STRICT_WORDS);
  }

  /** Without values after an equals sign and without what stands in quotes. */
  static String loose(List<Shape> group) {
    return key(group, words(group, false), LOOSE_WORDS);
  }

  private static String key(List<Shape> group, List<String> words, int least) {
    return words.size() < least ? "\n" + group.get(0).key() : String.join(" ", words);
  }

  private static List<String> words(List<Shape> group, boolean all) {
    var tokens = group.get(0).tokens();
    var words = new ArrayList<String>();
    boolean quoted = false;
    for (int i = 0; i < tokens.size(); i++) {
      var token = tokens.get(i);
      quoted ^= token.text().equals("\"");
      boolean counts = all || !(quoted || isValue(tokens, i));
      if (token.isWord() && counts && isConstant(group, i)) {
        words.add(token.text());
      }
    }
    return words;
  }

  private static boolean isValue(List<Token> tokens, int i) {
    return i > 0 && tokens.get(i - 1).text().equals("=") && !STATES.contains(tokens.get(i).text());
  }

  /** Shapes that have the token elsewhere are of another length and were merged by their words. */
  private static boolean isConstant(List<Shape> group, int i) {
    var first = group.get(0);
    var skeleton = first.skeleton();
    return group.stream()
        .filter(shape -> shape.skeleton().equals(skeleton))
        .allMatch(shape -> shape.tokens().get(i).text().equals(first.tokens().get(i).text()));
  }
}
