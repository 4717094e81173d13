package io.hauberk.detect.sigma.rule;

import java.util.List;

/** What must hold of an event, as a tree. Selections that are named twice are one value. */
public sealed interface Condition {

  /** All of them. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** One or more of them. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** Its part does not hold. */
  record Not(Condition part) implements Condition {}

  /**
   * One check.
   *
   * @param field its name; empty for any value of the event
   */
  record Is(String field, Check check) implements Condition {}

  static Condition all(List<Condition> parts) {
    return parts.size() == 1 ? parts.get(0) : new All(parts);
  }

  static Condition any(List<Condition> parts) {
    return parts.size() == 1 ? parts.get(0) : new Any(parts);
  }
}
