package io.hauberk.detect.log.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What lines of one kind have in common: literal tokens with parameters between them.
 *
 * @param id sixteen hexadecimal digits of a hash of the text: the same in every run and shard
 * @param text with {@code <*>} for each parameter
 * @param count lines seen
 */
public record Template(String id, String text, long count, List<Part> parts) {

  public Template {
    parts = List.copyOf(parts);
  }

  /** A literal, a byte a character, or a parameter, whose literal is empty. */
  public record Part(String literal, boolean spaced) {

    boolean isParameter() {
      return literal.isEmpty();
    }
  }

  static Template of(List<Token> tokens, long count) {
    var text = new StringBuilder();
    var parts = new ArrayList<Part>();
    for (var token : tokens) {
      text.append(token.spaced() ? " " : "").append(token.isParameter() ? "<*>" : token.text());
      parts.add(new Part(token.text(), token.spaced()));
    }
    var bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    return new Template(hash(bytes), new String(bytes, StandardCharsets.UTF_8), count, parts);
  }

  private static String hash(byte[] bytes) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : bytes) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return String.format(java.util.Locale.ROOT, "%016x", hash);
  }

  /** How many parts are literal: the more, the closer a match. */
  int literals() {
    return (int) parts.stream().filter(part -> !part.isParameter()).count();
  }

  /**
   * Where the parameters lie among the tokens of a line: for each, the first token and the one
   * after the last. Empty when the line is not of this template.
   */
  Optional<List<int[]>> match(List<String> tokens) {
    var spans = new ArrayList<int[]>();
    int at = 0;
    int part = 0;
    int retryPart = -1;
    int retryAt = 0;
    while (at < tokens.size() || part < parts.size()) {
      if (isParameter(part)) {
        retryPart = part;
        retryAt = at;
        spans.add(new int[] {at, at});
        part++;
        continue;
      }
      if (isLiteral(part, tokens, at)) {
        at++;
        part++;
        continue;
      }
      if (retryPart < 0 || retryAt >= tokens.size()) {
        return Optional.empty();
      }
      at = ++retryAt;
      part = retryPart + 1;
      spans.get(spans.size() - 1)[1] = at;
    }
    return Optional.of(spans);
  }

  private boolean isParameter(int part) {
    return part < parts.size() && parts.get(part).isParameter();
  }

  private boolean isLiteral(int part, List<String> tokens, int at) {
    return part < parts.size()
        && at < tokens.size()
        && parts.get(part).literal().equals(tokens.get(at));
  }
}
