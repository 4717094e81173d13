package io.hauberk.detect.sigma.rule;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a rule of its document. */
final class RuleReader {

  /** Checks of one rule, those counted again that are named again. */
  private static final int MOST_CHECKS = 50_000;

  private final SelectionReader selections;

  RuleReader(Map<String, List<String>> placeholders) {
    selections = new SelectionReader(placeholders);
  }

  Rule read(Tree.Table table) {
    var heading = Heading.of(table);
    var source = LogSource.of(table.table("logsource"));
    var condition = condition(table.table("detection"));
    RuleErrors.require(
        sum(condition, new IdentityHashMap<>()) <= MOST_CHECKS,
        "condition",
        heading.title(),
        "at most 50000 checks");
    Contradiction.in(condition)
        .ifPresent(
            what -> {
              throw RuleErrors.refused("contradiction", what, "a condition that can be met");
            });
    RuleErrors.require(
        !Contradiction.isEmpty(condition),
        "contradiction",
        heading.title(),
        "a condition that not every event meets");
    return new Rule(
        heading.id(),
        heading.name(),
        heading.title(),
        heading.severity(),
        heading.techniques(),
        source,
        condition);
  }

  private Condition condition(Tree.Table detection) {
    var named = new LinkedHashMap<String, Condition>();
    for (var entry : detection.entries().entrySet()) {
      if (!entry.getKey().equals("condition") && !entry.getKey().equals("timeframe")) {
        named.put(entry.getKey(), selections.read(entry.getKey(), entry.getValue()));
      }
    }
    RuleErrors.require(!detection.has("timeframe"), "timeframe", "set", "a correlation instead");
    var conditions = new ArrayList<Condition>();
    for (var text : detection.get("condition").texts("condition")) {
      conditions.add(ConditionParser.parse(text, named));
    }
    RuleErrors.require(!conditions.isEmpty(), "condition", "none", "one line");
    return Condition.any(conditions);
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
