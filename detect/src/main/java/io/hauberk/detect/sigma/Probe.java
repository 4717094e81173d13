package io.hauberk.detect.sigma;

import io.hauberk.detect.sigma.pattern.Fold;
import io.hauberk.detect.sigma.pattern.TextSearch;
import io.hauberk.detect.sigma.pattern.Wildcard;
import io.hauberk.detect.sigma.rule.Check;
import java.util.Optional;

/**
 * A check of a field, shared by all rules that ask it.
 *
 * @param field its number; {@link Schema#NONE} for any value
 */
record Probe(int field, Check check) {

  private Optional<Wildcard> pattern() {
    if (check instanceof Check.Like like) {
      return Optional.of(like.pattern());
    }
    return check instanceof Check.LikeCased like ? Optional.of(like.pattern()) : Optional.empty();
  }

  /** The folded text without which no value passes; empty if there is none. */
  String literal() {
    return pattern().map(Wildcard::longestLiteral).map(Fold::of).orElse("");
  }

  /** Whether one pass over a value finds it. */
  boolean isIndexed() {
    return !literal().isEmpty();
  }

  /** Whether the whole folded value is its text. */
  boolean isWhole() {
    return pattern().filter(Wildcard::isExact).isPresent();
  }

  /** Whether a value that holds its text passes. */
  boolean isDecided() {
    return check instanceof Check.Like like
        && (like.pattern().isExact()
            || (like.pattern().isContained() && TextSearch.isExact(literal())));
  }

  /** How many events may pass, by guess: long texts are rare. */
  double commonness() {
    return (isWhole() ? 32.0 : 64.0) / literal().length();
  }
}
