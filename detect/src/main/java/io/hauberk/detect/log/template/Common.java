package io.hauberk.detect.log.template;

import java.util.ArrayList;
import java.util.List;

/** What all shapes of a group have in common, in order, with a parameter in each gap. */
final class Common {
  private Common() {}

  static List<Token> tokens(List<Shape> group) {
    var common = group.get(0).tokens();
    for (var shape : group) {
      common = both(common, shape.tokens());
    }
    return common;
  }

  /** Same length: column by column. Otherwise: the longest common subsequence. */
  private static List<Token> both(List<Token> one, List<Token> other) {
    if (one.size() == other.size()) {
      return columns(one, other);
    }
    var lengths = lengths(one, other);
    var common = new ArrayList<Token>();
    int i = 0;
    int j = 0;
    while (i < one.size() && j < other.size()) {
      if (isSame(one.get(i), other.get(j))) {
        common.add(one.get(i));
        i++;
        j++;
      } else {
        gap(common, one.get(i));
        boolean skipOne = lengths[i + 1][j] >= lengths[i][j + 1];
        i += skipOne ? 1 : 0;
        j += skipOne ? 0 : 1;
      }
    }
    var rest = i < one.size() ? one.subList(i, one.size()) : other.subList(j, other.size());
    rest.stream().findFirst().ifPresent(token -> gap(common, token));
    return common;
  }

  private static List<Token> columns(List<Token> one, List<Token> other) {
    var common = new ArrayList<Token>();
    for (int i = 0; i < one.size(); i++) {
      var token = one.get(i);
      common.add(isSame(token, other.get(i)) ? token : token.asParameter());
    }
    return common;
  }

  /** Two parameters side by side would share their text at will. */
  private static void gap(List<Token> common, Token at) {
    if (common.isEmpty() || !common.get(common.size() - 1).isParameter()) {
      common.add(at.asParameter());
    }
  }

  private static int[][] lengths(List<Token> one, List<Token> other) {
    var lengths = new int[one.size() + 1][other.size() + 1];
    for (int i = one.size() - 1; i >= 0; i--) {
      for (int j = other.size() - 1; j >= 0; j--) {
        lengths[i][j] =
            isSame(one.get(i), other.get(j))
                ? lengths[i + 1][j + 1] + 1
                : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    return lengths;
  }

  private static boolean isSame(Token a, Token b) {
    return a.text().equals(b.text());
  }
}
