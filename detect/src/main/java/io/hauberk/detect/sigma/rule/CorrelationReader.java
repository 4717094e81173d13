package io.hauberk.detect.sigma.rule;

import io.hauberk.detect.sigma.rule.Correlation.Range;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a correlation of its document. */
final class CorrelationReader {
  private CorrelationReader() {}

  private static final int MOST_RULES = 64;
  private static final Duration LONGEST = Duration.ofDays(90);
  private static final Pattern SPAN = Pattern.compile("(\\d{1,9})([smhd])");
  private static final Set<String> PARTS =
      Set.of("type", "rules", "aliases", "group-by", "timespan", "condition", "generate");
  private static final Set<String> BOUNDS = Set.of("gt", "gte", "lt", "lte", "eq", "field");

  static Correlation read(Tree.Table table) {
    var heading = Heading.of(table);
    var body = table.table("correlation");
    body.allow("correlation", PARTS);
    var rules = body.get("rules").texts("rules");
    RuleErrors.require(
        !rules.isEmpty() && rules.size() <= MOST_RULES,
        "correlation.rules",
        rules.size() + " rules",
        "1 to " + MOST_RULES);
    return new Correlation(
        heading.id(),
        heading.name(),
        heading.title(),
        heading.severity(),
        heading.techniques(),
        count(body, rules.size()),
        rules,
        body.get("group-by").texts("group-by"),
        span(body.need("timespan")),
        aliases(body.get("aliases")),
        generates(table, body));
  }

  private static boolean generates(Tree.Table table, Tree.Table body) {
    var text = body.text("generate").or(() -> table.text("generate")).orElse("false");
    boolean known = text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    RuleErrors.require(known, "generate", text, "true or false");
    return text.equalsIgnoreCase("true");
  }

  private static Correlation.Count count(Tree.Table body, int rules) {
    var type = body.need("type");
    return switch (type) {
      case "event_count" -> new Correlation.Events(range(body.table("condition")));
      case "value_count" -> {
        var condition = body.table("condition");
        var fields = condition.get("field").texts("field");
        RuleErrors.require(!fields.isEmpty(), "condition.field", "none", "a field");
        yield new Correlation.Values(fields, range(condition));
      }
      case "temporal" -> new Correlation.Rules(range(body, rules));
      case "temporal_ordered" -> new Correlation.Ordered(range(body, rules));
      default ->
          throw RuleErrors.refused(
              "correlation.type", type, "event_count, value_count, temporal or temporal_ordered");
    };
  }

  private static Range range(Tree.Table body, int rules) {
    return body.has("condition") ? range(body.table("condition")) : new Range(rules, rules);
  }

  /** Counts grow event by event, so that a bound from above alone holds at once: it is refused. */
  private static Range range(Tree.Table condition) {
    condition.allow("correlation.condition", BOUNDS);
    long least = 0;
    long most = Integer.MAX_VALUE;
    for (var bound : List.of("gt", "gte", "lt", "lte", "eq")) {
      if (condition.has(bound)) {
        int number = number(condition.need(bound));
        least = Math.max(least, least(bound, number));
        most = Math.min(most, most(bound, number));
      }
    }
    boolean holds = least >= 1 && least <= most && least <= Range.MOST;
    var shown = least + " to " + most;
    RuleErrors.require(
        holds, "correlation.condition", shown, "gt, gte or eq: 1 to " + Range.MOST + ", in order");
    return new Range((int) least, (int) most);
  }

  private static long least(String bound, int number) {
    return switch (bound) {
      case "gt" -> number + 1L;
      case "gte", "eq" -> number;
      default -> 0;
    };
  }

  private static long most(String bound, int number) {
    return switch (bound) {
      case "lt" -> number - 1L;
      case "lte", "eq" -> number;
      default -> Integer.MAX_VALUE;
    };
  }

  private static int number(String text) {
    RuleErrors.require(text.matches("\\d{1,9}"), "correlation.condition", text, "a whole number");
    return Integer.parseInt(text);
  }

  private static Duration span(String text) {
    var matcher = SPAN.matcher(text);
    RuleErrors.require(matcher.matches(), "timespan", text, "a time such as 15m");
    long number = Long.parseLong(matcher.group(1));
    var span =
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        };
    boolean fits = !span.isZero() && span.compareTo(LONGEST) <= 0;
    RuleErrors.require(fits, "timespan", text, "1s to 90d");
    return span;
  }

  private static Map<String, Map<String, String>> aliases(Tree tree) {
    var aliases = new LinkedHashMap<String, Map<String, String>>();
    if (!(tree instanceof Tree.Nothing)) {
      tree.asTable("aliases")
          .entries()
          .forEach((name, fields) -> aliases.put(name, fields(fields.asTable("aliases"))));
    }
    return aliases;
  }

  private static Map<String, String> fields(Tree.Table table) {
    var fields = new LinkedHashMap<String, String>();
    for (var rule : new ArrayList<>(table.entries().keySet())) {
      fields.put(rule, table.need(rule));
    }
    return Map.copyOf(fields);
  }
}
