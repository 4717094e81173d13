package io.hauberk.data.mask;

import io.hauberk.data.recognise.Entity;
import io.hauberk.trust.token.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;

/** The way back from tokens in text. */
final class TextTokens {

  /** A token's key and domain. */
  private record Source(Tokens tokens, String domain) {}

  private final Map<String, Source> sources = new HashMap<>();

  TextTokens(MaskPolicy policy, MaskKeys keys) {
    for (var entity : Entity.values()) {
      if (policy.found(entity) instanceof Operator.Token token) {
        var source = new Source(new Tokens(keys.keyset(token.key())), token.domain());
        sources.put(TextMask.name(entity), source);
      }
    }
  }

  String reveal(String text) {
    return TextMask.TOKEN
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(value(match.group(), match)));
  }

  private String value(String whole, java.util.regex.MatchResult match) {
    var source = sources.get(match.group(1));
    return source == null ? whole : source.tokens.reveal(match.group(2), source.domain);
  }
}
