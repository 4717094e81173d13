package io.hauberk.detect.log.template;

import java.util.ArrayList;
import java.util.List;

/**
 * A masked line as tokens, with how often it was seen.
 *
 * @param key the shape's bytes, a byte a character
 */
record Shape(String key, List<Token> tokens, long count) {

  static Shape parse(String key, long count) {
    return new Shape(key, List.copyOf(split(key)), count);
  }

  private static List<Token> split(String key) {
    var tokens = new ArrayList<Token>();
    int at = 0;
    boolean spaced = false;
    while (at < key.length()) {
      if (key.charAt(at) == ' ') {
        spaced = true;
        at++;
        continue;
      }
      int stop = tokenEnd(key, at);
      boolean parameter = key.charAt(at) == LineScanner.PARAMETER;
      tokens.add(new Token(parameter ? "" : key.substring(at, stop), spaced));
      spaced = false;
      at = stop;
    }
    return tokens;
  }

  private static int tokenEnd(String key, int at) {
    if (standsAlone(key, at)) {
      return at + 1;
    }
    int stop = at + 1;
    while (stop < key.length() && !endsWord(key, stop)) {
      stop++;
    }
    return stop;
  }

  private static boolean standsAlone(String key, int at) {
    char c = key.charAt(at);
    return c == LineScanner.PARAMETER
        || ByteClass.of((byte) c) == ByteClass.DELIMITER
        || (c == '.' && (at + 1 >= key.length() || endsWord(key, at + 1)));
  }

  private static boolean endsWord(String key, int at) {
    char c = key.charAt(at);
    boolean contraction =
        c == '\'' && isLetter(key, at - 1) && at + 1 < key.length() && isLetter(key, at + 1);
    if (contraction) {
      return false;
    }
    return (ByteClass.of((byte) c) & ByteClass.ENDS) != 0
        || (c == '.' && (at + 1 >= key.length() || endsWord(key, at + 1)));
  }

  private static boolean isLetter(String key, int at) {
    int lower = key.charAt(at) | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  /**
   * Delimiters in their places and {@code w} for what stands between: equal skeletons can merge.
   */
  String skeleton() {
    var text = new StringBuilder();
    for (var token : tokens) {
      text.append(token.isDelimiter() || token.isRule() ? token.text() : "w");
    }
    return text.toString();
  }
}
