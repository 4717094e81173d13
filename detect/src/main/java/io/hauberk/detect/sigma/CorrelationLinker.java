package io.hauberk.detect.sigma;

import io.hauberk.core.Checks;
import io.hauberk.core.Printed;
import io.hauberk.detect.sigma.rule.Correlation;
import io.hauberk.detect.sigma.rule.FieldMapping;
import io.hauberk.detect.sigma.rule.Problem;
import io.hauberk.detect.sigma.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Resolves what correlations join. One that joins what is not there, or itself, is left out, and
 * with it what joins it.
 */
final class CorrelationLinker {

  private final List<Rule> rules;
  private final FieldMapping mapping;
  private final Schema schema;
  private final List<Correlation> linked = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  CorrelationLinker(List<Rule> rules, List<Correlation> all, FieldMapping mapping, Schema schema) {
    this.rules = rules;
    this.mapping = mapping;
    this.schema = schema;
    var left = new ArrayList<>(all);
    boolean more = true;
    while (more) {
      more = left.removeIf(this::links);
    }
    for (var correlation : left) {
      var joined = Printed.of(String.join(" ", correlation.rules()));
      problems.add(
          new Problem(
              correlation.id(),
              Checks.message("correlation.rules", joined, "rules that are there, in no circle")));
    }
  }

  /** Adds a correlation of which all parts are there. */
  private boolean links(Correlation correlation) {
    boolean whole = correlation.rules().stream().allMatch(this::isThere);
    if (whole) {
      linked.add(correlation);
    }
    return whole;
  }

  private boolean isThere(String reference) {
    return rules.stream().anyMatch(rule -> rule.isCalled(reference))
        || linked.stream().anyMatch(other -> other.isCalled(reference));
  }

  List<Problem> problems() {
    return problems;
  }

  List<CorrelationPlan> plans() {
    return linked.stream()
        .map(
            correlation ->
                new CorrelationPlan(correlation, muted(members(correlation)), members(correlation)))
        .toList();
  }

  /** What joins a rule. */
  List<CorrelationPlan.Member> members(Rule rule) {
    return joining(rule.id(), rule.name().stream());
  }

  private List<CorrelationPlan.Member> members(Correlation correlation) {
    return joining(correlation.id(), correlation.name().stream());
  }

  boolean muted(List<CorrelationPlan.Member> members) {
    return !members.isEmpty()
        && members.stream().noneMatch(member -> linked.get(member.correlation()).generates());
  }

  private List<CorrelationPlan.Member> joining(String id, Stream<String> names) {
    var called = Stream.concat(Stream.of(id), names).toList();
    var members = new ArrayList<CorrelationPlan.Member>();
    for (int i = 0; i < linked.size(); i++) {
      var references = linked.get(i).rules();
      for (int position = 0; position < references.size(); position++) {
        if (called.contains(references.get(position))) {
          members.add(member(i, position, called));
        }
      }
    }
    return members;
  }

  private CorrelationPlan.Member member(int place, int position, List<String> called) {
    var correlation = linked.get(place);
    var counted =
        correlation.count() instanceof Correlation.Values values
            ? values.fields()
            : List.<String>of();
    return new CorrelationPlan.Member(
        place,
        position,
        fields(correlation, correlation.groupBy(), called),
        fields(correlation, counted, called));
  }

  private List<int[]> fields(Correlation correlation, List<String> names, List<String> called) {
    return names.stream()
        .map(name -> alias(correlation, name, called))
        .map(mapping::paths)
        .map(paths -> paths.stream().mapToInt(schema::add).toArray())
        .toList();
  }

  private static String alias(Correlation correlation, String name, List<String> called) {
    var fields = correlation.aliases().getOrDefault(name, Map.of());
    return called.stream().filter(fields::containsKey).map(fields::get).findFirst().orElse(name);
  }
}
