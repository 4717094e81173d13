package io.hauberk.detect.sigma.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the names that rules use are found in events.
 *
 * @param fields what a rule calls a field, and the paths in events that hold it, any of which may
 *     match; names of nested fields are joined by dots
 * @param sources what an event must hold for rules of a log source to be about it
 * @param placeholders values for the modifier {@code expand}
 * @param times fields that hold an event's time; the first that is there counts
 * @param principals fields that say whom an event concerns; the first that is there counts
 */
public record FieldMapping(
    Map<String, List<String>> fields,
    List<Source> sources,
    Map<String, List<String>> placeholders,
    List<String> times,
    List<String> principals) {

  /**
   * A log source, and what its events have in common.
   *
   * @param when in the names of the events
   */
  public record Source(LogSource source, Condition when) {}

  /** Names as rules have them; times and principals of Sigma's taxonomy, ECS and Zeek. */
  public static final FieldMapping NONE =
      new FieldMapping(
          Map.of(),
          List.of(),
          Map.of(),
          List.of(
              "@timestamp",
              "timestamp",
              "UtcTime",
              "TimeCreated",
              "eventTime",
              "time",
              "ts",
              "Event.System.TimeCreated.#attributes.SystemTime"),
          List.of(
              "User",
              "SubjectUserName",
              "TargetUserName",
              "user.name",
              "userIdentity.arn",
              "src_ip",
              "SourceIp",
              "source.ip",
              "id.orig_h",
              "Computer",
              "host.name",
              "hostname"));

  public FieldMapping {
    fields = copy(fields);
    sources = List.copyOf(sources);
    placeholders = copy(placeholders);
    times = List.copyOf(times);
    principals = List.copyOf(principals);
  }

  private static Map<String, List<String>> copy(Map<String, List<String>> lists) {
    var copy = new LinkedHashMap<String, List<String>>();
    lists.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    return Map.copyOf(copy);
  }

  /** Reads a mapping's YAML: fields, logsources, placeholders, time, principal. */
  public static FieldMapping parse(String yaml) {
    return MappingReader.read(yaml);
  }

  /** Where a field lies in events. */
  public List<String> paths(String field) {
    return fields.getOrDefault(field, List.of(field));
  }

  /** A rule's condition in the names of events, with what its log source asks. */
  public Condition condition(Rule rule) {
    var parts = new ArrayList<Condition>();
    for (var source : sources) {
      if (source.source().covers(rule.source())) {
        parts.add(source.when());
      }
    }
    parts.add(translated(rule.condition()));
    return Condition.all(parts);
  }

  private Condition translated(Condition condition) {
    if (condition instanceof Condition.Not not) {
      return new Condition.Not(translated(not.part()));
    }
    if (condition instanceof Condition.All all) {
      return new Condition.All(all.parts().stream().map(this::translated).toList());
    }
    if (condition instanceof Condition.Any any) {
      return new Condition.Any(any.parts().stream().map(this::translated).toList());
    }
    return paths((Condition.Is) condition);
  }

  /** A field is missing when all of its paths are. */
  private Condition paths(Condition.Is is) {
    var parts = new ArrayList<Condition>();
    for (var path : paths(is.field())) {
      if (is.check() instanceof Check.SameAs same) {
        paths(same.field())
            .forEach(
                other ->
                    parts.add(new Condition.Is(path, new Check.SameAs(other, same.relation()))));
      } else {
        parts.add(new Condition.Is(path, is.check()));
      }
    }
    return is.check() instanceof Check.Missing ? Condition.all(parts) : Condition.any(parts);
  }
}
