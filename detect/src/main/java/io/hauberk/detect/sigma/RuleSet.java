package io.hauberk.detect.sigma;

import io.hauberk.detect.sigma.rule.Correlation;
import io.hauberk.detect.sigma.rule.FieldMapping;
import io.hauberk.detect.sigma.rule.Problem;
import io.hauberk.detect.sigma.rule.Rule;
import io.hauberk.detect.sigma.rule.RuleFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rules, compiled once: the texts that they look for in a field, or that their expressions cannot
 * do without, are found in one pass over its value, and only rules of which a rare text was found
 * are weighed; rules without such a text, where a field that they need is there. It does not change
 * and may be shared; what happens is kept by a {@link RuleWatch}.
 */
public final class RuleSet {

  private final List<Rule> rules;
  private final List<CorrelationPlan> correlations;
  private final List<Joined> joined;
  private final List<Problem> problems;
  private final Schema schema = new Schema();
  private final Plan[] plans;
  private final Probe[] probes;

  /** By field, the last for keywords. */
  private final FieldIndex[] indexes;

  /** Rules to weigh, by the probe that passes. */
  private final int[][] triggered;

  /** Rules to weigh, by the field that is there. */
  private final int[][] present;

  private final int[] always;
  private final int[] times;
  private final int[] principals;

  /** What joins a rule, and whether that speaks in its place. */
  record Joined(boolean muted, List<CorrelationPlan.Member> members) {}

  /** Compiles what files hold, in the names of the mapping. */
  public RuleSet(RuleFiles files, FieldMapping mapping) {
    this(files.rules(), files.correlations(), files.problems(), mapping);
  }

  /**
   * @param refused what was refused before
   */
  public RuleSet(
      List<Rule> rules,
      List<Correlation> correlations,
      List<Problem> refused,
      FieldMapping mapping) {
    this.rules = List.copyOf(rules);
    var compiler = new Compiler(schema);
    plans =
        rules.stream().map(rule -> compiler.compile(mapping.condition(rule))).toArray(Plan[]::new);
    probes = compiler.probes();
    times = numbers(mapping.times());
    principals = numbers(mapping.principals());
    var linker = new CorrelationLinker(rules, correlations, mapping, schema);
    this.correlations = linker.plans();
    joined =
        rules.stream()
            .map(linker::members)
            .map(members -> new Joined(linker.muted(members), members))
            .toList();
    var all = new ArrayList<>(refused);
    all.addAll(linker.problems());
    problems = List.copyOf(all);
    indexes = indexes();
    var weighed = new ArrayList<List<Integer>>();
    Arrays.stream(probes).forEach(probe -> weighed.add(new ArrayList<>(1)));
    always = trigger(weighed);
    triggered =
        weighed.stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    present = present();
  }

  private int[] numbers(List<String> fields) {
    return fields.stream().mapToInt(schema::add).toArray();
  }

  private FieldIndex[] indexes() {
    var byField = new ArrayList<List<Integer>>();
    for (int i = 0; i <= schema.size(); i++) {
      byField.add(new ArrayList<>());
    }
    for (int i = 0; i < probes.length; i++) {
      if (probes[i].isIndexed()) {
        byField.get(place(probes[i].field())).add(i);
      }
    }
    return byField.stream()
        .map(list -> new FieldIndex(list.stream().map(i -> probes[i]).toList(), list))
        .toArray(FieldIndex[]::new);
  }

  private int place(int field) {
    return field == Schema.NONE ? schema.size() : field;
  }

  /** Rules without a trigger are weighed for every event. */
  private int[] trigger(List<List<Integer>> weighed) {
    var each = new ArrayList<Integer>();
    for (int i = 0; i < plans.length; i++) {
      int rule = i;
      plans[i]
          .trigger(probes)
          .ifPresentOrElse(
              trigger ->
                  trigger.probes().stream()
                      .distinct()
                      .forEach(probe -> weighed.get(probe).add(rule)),
              () -> each.add(rule));
    }
    return each.stream().mapToInt(Integer::intValue).toArray();
  }

  private int[][] present() {
    return IntStream.range(0, schema.size())
        .mapToObj(
            field ->
                IntStream.range(0, probes.length)
                    .filter(i -> probes[i].field() == field && !probes[i].isIndexed())
                    .flatMap(i -> Arrays.stream(triggered[i]))
                    .distinct()
                    .toArray())
        .toArray(int[][]::new);
  }

  /** An event without fields, for this set. */
  public Event event() {
    boolean keywords = Arrays.stream(probes).anyMatch(probe -> probe.field() == Schema.NONE);
    return new Event(schema, keywords);
  }

  public List<Rule> rules() {
    return rules;
  }

  /** How many correlations are watched. */
  public int correlated() {
    return correlations.size();
  }

  /** What was refused, or left out since it leads nowhere. */
  public List<Problem> problems() {
    return problems;
  }

  List<CorrelationPlan> correlations() {
    return correlations;
  }

  Joined joined(int rule) {
    return joined.get(rule);
  }

  Probe[] probes() {
    return probes;
  }

  Plan plan(int rule) {
    return plans[rule];
  }

  FieldIndex index(int field) {
    return indexes[place(field)];
  }

  int[] triggered(int probe) {
    return triggered[probe];
  }

  int[] present(int field) {
    return present[field];
  }

  int[] always() {
    return always;
  }

  int[] times() {
    return times;
  }

  int[] principals() {
    return principals;
  }

  int number(String field) {
    return schema.number(field);
  }
}
