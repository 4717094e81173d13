package io.hauberk.detect.sigma.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds conditions that no event can meet: a check beside its negation, a field that is two texts,
 * or a text that another check on it rules out. Fields are taken to hold one value. Not every
 * contradiction is found; what is found is one.
 */
final class Contradiction {

  /** Beyond this many checks that must hold, further ones are not compared. */
  private static final int MOST = 256;

  /** A check that must hold, or must not. */
  private record Literal(String field, Check check, boolean holds) {}

  private Contradiction() {}

  /** What contradicts itself, in words; empty if nothing was found. */
  static Optional<String> in(Condition condition) {
    return find(condition, true, new ArrayList<>());
  }

  /** Whether the opposite contradicts itself: every event meets it. */
  static boolean isEmpty(Condition condition) {
    return find(condition, false, new ArrayList<>()).isPresent();
  }

  /** Adds what must hold to {@code known}. */
  private static Optional<String> find(Condition condition, boolean holds, List<Literal> known) {
    if (condition instanceof Condition.Not not) {
      return find(not.part(), !holds, known);
    }
    if (condition instanceof Condition.Is is) {
      return add(new Literal(is.field(), is.check(), holds), known);
    }
    if (condition instanceof Condition.All all) {
      return holds ? every(all.parts(), true, known) : some(all.parts(), false, known);
    }
    var any = (Condition.Any) condition;
    return holds ? some(any.parts(), true, known) : every(any.parts(), false, known);
  }

  private static Optional<String> every(List<Condition> parts, boolean holds, List<Literal> known) {
    for (var part : parts) {
      var found = find(part, holds, known);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> some(List<Condition> parts, boolean holds, List<Literal> known) {
    if (parts.size() == 1) {
      return find(parts.get(0), holds, known);
    }
    Optional<String> last = Optional.empty();
    for (var part : parts) {
      last = find(part, holds, new ArrayList<>(known));
      if (last.isEmpty()) {
        return last;
      }
    }
    return last;
  }

  private static Optional<String> add(Literal literal, List<Literal> known) {
    if (literal.field().isEmpty()) {
      return opposite(literal, known);
    }
    for (var other : known) {
      if (other.field().equals(literal.field()) && contradict(literal, other)) {
        return Optional.of("what is asked of " + literal.field());
      }
    }
    remember(literal, known);
    return Optional.empty();
  }

  /** Keywords may be met by different values. */
  private static Optional<String> opposite(Literal literal, List<Literal> known) {
    for (var other : known) {
      boolean same = other.field().isEmpty() && other.check().equals(literal.check());
      if (same && other.holds() != literal.holds()) {
        return Optional.of("a keyword");
      }
    }
    remember(literal, known);
    return Optional.empty();
  }

  private static void remember(Literal literal, List<Literal> known) {
    if (known.size() < MOST) {
      known.add(literal);
    }
  }

  private static boolean contradict(Literal one, Literal two) {
    if (one.check().equals(two.check())) {
      return one.holds() != two.holds();
    }
    return excludes(one, two) || excludes(two, one);
  }

  /** Whether the text that the first asks for fails the second. */
  private static boolean excludes(Literal one, Literal two) {
    boolean knowable = two.check() instanceof Check.Like;
    var text = one.holds() && knowable ? one.check().only() : Optional.<String>empty();
    return text.isPresent() && two.check().passes(text.get()) != two.holds();
  }
}
