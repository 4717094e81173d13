package io.hauberk.detect.sigma.rule;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes one condition of named selections and the lines that join them. */
final class DetectionReader {

  /** Checks of one rule, those counted again that are named again. */
  private static final int MOST_CHECKS = 50_000;

  private final SelectionReader selections;

  DetectionReader(Map<String, List<String>> placeholders) {
    selections = new SelectionReader(placeholders);
  }

  /**
   * @param others names in the table that are no selections
   */
  Condition read(String title, Tree.Table detection, Set<String> others) {
    var named = new LinkedHashMap<String, Condition>();
    for (var entry : detection.entries().entrySet()) {
      if (!entry.getKey().equals("condition") && !others.contains(entry.getKey())) {
        named.put(entry.getKey(), selections.read(entry.getKey(), entry.getValue()));
      }
    }
    var conditions = new ArrayList<Condition>();
    for (var text : detection.get("condition").texts("condition")) {
      conditions.add(ConditionParser.parse(text, named));
    }
    RuleErrors.require(!conditions.isEmpty(), "condition", "none", "one line");
    return checked(title, Condition.any(conditions));
  }

  /** The condition, if it is not too large, and some events meet it and others do not. */
  static Condition checked(String title, Condition condition) {
    RuleErrors.require(
        sum(condition, new IdentityHashMap<>()) <= MOST_CHECKS,
        "condition",
        title,
        "at most 50000 checks");
    Contradiction.in(condition)
        .ifPresent(
            what -> {
              throw RuleErrors.refused("contradiction", what, "a condition that can be met");
            });
    RuleErrors.require(
        !Contradiction.isEmpty(condition),
        "contradiction",
        title,
        "a condition that not every event meets");
    return condition;
  }

  private static long sum(Condition condition, Map<Condition, Long> known) {
    var before = known.get(condition);
    if (before != null) {
      return before;
    }
    long size = 1;
    if (condition instanceof Condition.Not not) {
      size = sum(not.part(), known);
    } else if (condition instanceof Condition.All all) {
      size = all.parts().stream().mapToLong(part -> sum(part, known)).sum();
    } else if (condition instanceof Condition.Any any) {
      size = any.parts().stream().mapToLong(part -> sum(part, known)).sum();
    }
    known.put(condition, size);
    return size;
  }
}
