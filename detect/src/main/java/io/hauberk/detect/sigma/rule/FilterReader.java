package io.hauberk.detect.sigma.rule;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes a filter of its document. */
final class FilterReader {

  private static final int MOST_RULES = 4096;
  private static final Set<String> ALL = Set.of("any", "all");

  private final DetectionReader detections;

  FilterReader(DetectionReader detections) {
    this.detections = detections;
  }

  Filter read(Tree.Table table) {
    var heading = Heading.of(table);
    var source = LogSource.of(table.table("logsource"));
    var body = table.table("filter");
    RuleErrors.require(body.has("rules"), "filter.rules", "none", "any, or ids or names of rules");
    var rules = body.get("rules").texts("filter.rules");
    RuleErrors.require(
        rules.size() <= MOST_RULES, "filter.rules", rules.size() + " rules", "at most 4096");
    body.need("condition");
    var condition = detections.read(heading.title(), body, Set.of("rules"));
    return new Filter(heading.id(), source, Set.copyOf(named(rules)), condition);
  }

  /** None means all. */
  private static List<String> named(List<String> rules) {
    boolean all = rules.size() == 1 && ALL.contains(rules.get(0).toLowerCase(Locale.ROOT));
    return all ? List.of() : rules;
  }
}
