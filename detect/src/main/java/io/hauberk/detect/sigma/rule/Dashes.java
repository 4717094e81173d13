package io.hauberk.detect.sigma.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * The modifier {@code windash}: a dash or slash that begins a word stands for each of the five
 * characters that Windows takes as the start of an option.
 */
final class Dashes {
  private Dashes() {}

  private static final char[] ALL = {'-', '/', '\u2013', '\u2014', '\u2015'};

  /** Five to the fourth: options beyond four in one value are refused. */
  private static final int MOST = 625;

  static List<String> variants(String text) {
    var variants = List.of(new StringBuilder());
    for (int i = 0; i < text.length(); i++) {
      variants = isOption(text, i) ? forked(variants, text) : appended(variants, text.charAt(i));
    }
    return variants.stream().map(StringBuilder::toString).toList();
  }

  private static boolean isOption(String text, int at) {
    boolean isDash = new String(ALL).indexOf(text.charAt(at)) >= 0;
    boolean before = at == 0 || !isWord(text.charAt(at - 1));
    return isDash && before && at + 1 < text.length() && isWord(text.charAt(at + 1));
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static List<StringBuilder> appended(List<StringBuilder> variants, char c) {
    variants.forEach(variant -> variant.append(c));
    return variants;
  }

  private static List<StringBuilder> forked(List<StringBuilder> variants, String text) {
    RuleErrors.require(variants.size() < MOST, "windash", text, "at most four options");
    var forked = new ArrayList<StringBuilder>(variants.size() * ALL.length);
    for (var variant : variants) {
      for (char dash : ALL) {
        forked.add(new StringBuilder(variant).append(dash));
      }
    }
    return forked;
  }
}
