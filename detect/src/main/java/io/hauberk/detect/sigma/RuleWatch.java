package io.hauberk.detect.sigma;

import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.EventClock;
import io.hauberk.detect.alert.Technique;
import io.hauberk.detect.sigma.rule.Correlation;
import io.hauberk.detect.sigma.rule.EventTime;
import io.hauberk.detect.sigma.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Shows events to rules. Rules that a correlation joins speak through it, unless it says {@code
 * generate: true}. Not for several threads.
 */
public final class RuleWatch {

  /** Joins values of a group; no value of text holds it. */
  private static final String BETWEEN = "\u0000";

  private static final int LONGEST_VALUE = 64;

  private final RuleSet rules;
  private final Matcher matcher;
  private final Consumer<Alert> sink;
  private final EventClock clock = new EventClock();
  private final List<Groups> groups = new ArrayList<>();
  private final long[] matches;
  private Instant time = Instant.EPOCH;
  private long passed;
  private long events;
  private long ungrouped;

  /**
   * @param sink is given the alerts
   */
  public RuleWatch(RuleSet rules, Consumer<Alert> sink) {
    this.rules = rules;
    this.sink = sink;
    matcher = new Matcher(rules);
    matches = new long[rules.rules().size()];
    rules.correlations().forEach(plan -> groups.add(new Groups(plan.correlation())));
  }

  /** Shows an event, and says how many rules it meets. */
  public int observe(Event event) {
    events++;
    var met = matcher.match(event);
    if (!met.isEmpty()) {
      time = time(event).orElse(time);
      passed = clock.advance(time).toMillis();
      met.forEach(rule -> tell(rule, event));
    }
    return met.size();
  }

  private Optional<Instant> time(Event event) {
    for (int field : rules.times()) {
      var time = event.first(field).flatMap(EventTime::parse);
      if (time.isPresent()) {
        return time;
      }
    }
    return Optional.empty();
  }

  private void tell(int number, Event event) {
    matches[number]++;
    var joined = rules.joined(number);
    if (!joined.muted()) {
      sink.accept(alert(rules.rules().get(number), event));
    }
    joined.members().forEach(member -> correlate(member, event));
  }

  private void correlate(CorrelationPlan.Member member, Event event) {
    var group = joined(member.groups(), event);
    var value = joined(member.values(), event);
    if (group.isEmpty() || value.isEmpty()) {
      ungrouped++;
      return;
    }
    int place = member.correlation();
    if (groups.get(place).observe(group.get(), member, value.get(), passed)) {
      var plan = rules.correlations().get(place);
      if (!plan.muted()) {
        sink.accept(alert(plan.correlation(), group.get(), event));
      }
      plan.parents().forEach(parent -> correlate(parent, event));
    }
  }

  /** The values of the fields; empty if one is missing. */
  private static Optional<String> joined(List<int[]> fields, Event event) {
    var text = new StringBuilder();
    for (var places : fields) {
      var value = first(places, event);
      if (value.isEmpty()) {
        return value;
      }
      text.append(text.isEmpty() ? "" : BETWEEN).append(ShortText.of(value.get(), LONGEST_VALUE));
    }
    return Optional.of(text.toString());
  }

  private static Optional<String> first(int[] places, Event event) {
    for (int place : places) {
      var value = event.first(place);
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  private Alert alert(Rule rule, Event event) {
    return Alert.builder("sigma", rule.title(), time)
        .score(1, 1)
        .severity(rule.severity())
        .principal(first(rules.principals(), event).orElse(""))
        .evidence(List.of("rule " + rule.id(), event.shown()))
        .techniques(rule.techniques().toArray(Technique[]::new))
        .build();
  }

  private Alert alert(Correlation correlation, String group, Event event) {
    var principal = group.isEmpty() ? first(rules.principals(), event).orElse("") : group;
    int least = correlation.count().range().least();
    return Alert.builder("sigma-correlation", correlation.title(), time)
        .score(least, least)
        .severity(correlation.severity())
        .principal(principal.replace(BETWEEN, " "))
        .evidence(
            List.of(
                "correlation " + correlation.id(), "within " + correlation.window(), event.shown()))
        .techniques(correlation.techniques().toArray(Technique[]::new))
        .build();
  }

  /** What was done to find the rules that events meet. */
  Matcher matcher() {
    return matcher;
  }

  public long events() {
    return events;
  }

  /** Matches of a rule, by its place in {@link RuleSet#rules()}. */
  public long matches(int rule) {
    return matches[rule];
  }

  /** Matches that lack a field by which their correlation groups or counts. */
  public long ungrouped() {
    return ungrouped;
  }

  /** Groups of correlations that were given up for room. */
  public long forgotten() {
    return groups.stream().mapToLong(Groups::forgotten).sum();
  }
}
