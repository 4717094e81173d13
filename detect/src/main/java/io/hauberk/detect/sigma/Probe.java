package io.hauberk.detect.sigma;

import io.hauberk.detect.sigma.pattern.Fold;
import io.hauberk.detect.sigma.pattern.TextSearch;
import io.hauberk.detect.sigma.pattern.Wildcard;
import io.hauberk.detect.sigma.rule.Check;
import java.util.List;
import java.util.Optional;

/** A check of a field, shared by all rules that ask it. */
final class Probe {

  /** By guess: a field that is there says little. */
  private static final double PRESENCE = 1000;

  private static final double LIKENESS = 64;

  private final int field;
  private final Check check;
  private final List<String> texts;
  private final boolean isWhole;
  private final boolean isDecided;

  /**
   * @param field its number; {@link Schema#NONE} for any value
   */
  Probe(int field, Check check) {
    this.field = field;
    this.check = check;
    texts = texts(check);
    isWhole = pattern(check).filter(Wildcard::isExact).isPresent();
    isDecided =
        check instanceof Check.Like like
            && !texts.isEmpty()
            && (isWhole || (like.pattern().isContained() && TextSearch.isExact(texts.get(0))));
  }

  private static Optional<Wildcard> pattern(Check check) {
    if (check instanceof Check.Like like) {
      return Optional.of(like.pattern());
    }
    return check instanceof Check.LikeCased like ? Optional.of(like.pattern()) : Optional.empty();
  }

  private static List<String> texts(Check check) {
    if (check instanceof Check.Expression expression) {
      return expression.texts();
    }
    var literal = pattern(check).map(Wildcard::longestLiteral).map(Fold::of).orElse("");
    return literal.isEmpty() ? List.of() : List.of(literal);
  }

  int field() {
    return field;
  }

  Check check() {
    return check;
  }

  /** Folded texts, one of which every value that passes holds; empty if there are none. */
  List<String> texts() {
    return texts;
  }

  /** Whether one pass over a value finds it. */
  boolean isIndexed() {
    return !texts.isEmpty();
  }

  /** Whether the whole folded value is its text. */
  boolean isWhole() {
    return isWhole;
  }

  /** Whether a value that holds its text passes. */
  boolean isDecided() {
    return isDecided;
  }

  /** Whether it is dear to try, so that it is left until a rule asks. */
  boolean isDear() {
    return check instanceof Check.Expression;
  }

  /** Whether it can pass only where its field is there. */
  boolean isBound() {
    return field != Schema.NONE && !(check instanceof Check.Missing);
  }

  /** How many events may pass, by guess: long texts are rare. */
  double commonness() {
    double share = isWhole ? LIKENESS / 2 : LIKENESS;
    return isIndexed() ? texts.stream().mapToDouble(text -> share / text.length()).sum() : PRESENCE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Probe probe && probe.field == field && probe.check.equals(check);
  }

  @Override
  public int hashCode() {
    return 31 * check.hashCode() + field;
  }
}
