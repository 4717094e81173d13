package io.hauberk.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.detect.alert.Alert;
import io.hauberk.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrelationTest {

  /** Rules a, b and c, met by events whose field {@code e} is their name. */
  private static RuleSet set(String... correlations) {
    var rules =
        Stream.of("a", "b", "c")
            .map(
                name ->
                    "title: rule "
                        + name
                        + "\nname: "
                        + name
                        + "\nlogsource: {}\ndetection: {s: {e: "
                        + name
                        + "}, condition: s}\n");
    return Rules.set(Stream.concat(rules, Stream.of(correlations)).toArray(String[]::new));
  }

  private static String correlation(String name, String body) {
    return "title: join " + name + "\nname: " + name + "\nlevel: high\ncorrelation: {" + body + "}";
  }

  /** Events such as {@code a1 b5}: a letter and its second, of one user. */
  private static List<String> events(String words) {
    return Stream.of(words.split(" "))
        .map(word -> event(word.substring(0, 1), "u", word.substring(1)))
        .toList();
  }

  private static String event(String name, String user, String second) {
    return "{\"e\":\""
        + name
        + "\",\"user\":\""
        + user
        + "\",\"ts\":\""
        + (1_700_000_000L + Integer.parseInt(second))
        + "\",\"v\":\""
        + second
        + "\"}";
  }

  private static List<String> titles(List<Alert> alerts) {
    return alerts.stream().map(Alert::title).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "{gte: 3}, a1 a2 a3, 1",
    "{gte: 3}, a1 a2 a70, 0",
    "{gte: 3}, a1 a30 a61, 1",
    "{gte: 3}, a1 a30 a62, 0",
    "{gte: 3}, a1 a2 a3 a4 a5 a6, 2",
    "{gt: 2}, a1 a2 a3, 1",
    "{eq: 2}, a1 a2, 1",
    "{gte: 3}, a1 b2 a3, 0"
  })
  void eventCount_window_counts(String condition, String events, int alerts) {
    var body = "type: event_count, rules: [a], timespan: 60s, condition: " + condition;
    var told = titles(Rules.watch(set(correlation("x", body)), events(events)));
    assertThat(told.stream().filter("join x"::equals)).hasSize(alerts);
  }

  @Test
  void eventCount_groups_apart() {
    var body =
        "type: event_count, rules: [a, b], group-by: [user], timespan: 1m, condition: {gte: 3}";
    var lines = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      lines.add(event(i == 0 ? "a" : "b", "eve", "" + i));
      lines.add(event("a", "user" + i, "" + i));
    }
    lines.add("{\"e\":\"a\",\"ts\":\"1700000004\"}");
    assertThat(Rules.watch(set(correlation("x", body)), lines))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.principal()).isEqualTo("eve");
              assertThat(alert.title()).isEqualTo("join x");
              assertThat(alert.severity()).isEqualTo(Severity.HIGH);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "a1 a2 a3, 1",
    "a1 a1 a1, 0",
    "a1 a2 a70, 0",
    "a1 a2 a1 a2 a59, 1",
    "a1 a30 a1 a61, 1"
  })
  void valueCount_differentValues_counted(String events, int alerts) {
    var body =
        "type: value_count, rules: [a], group-by: [user], timespan: 60s,"
            + " condition: {gte: 3, field: v}";
    assertThat(Rules.watch(set(correlation("x", body)), events(events))).hasSize(alerts);
  }

  @ParameterizedTest
  @CsvSource({
    "temporal, a1 b2 c3, 1",
    "temporal, c1 b2 a3, 1",
    "temporal, a1 b2, 0",
    "temporal, a1 b2 c62, 0",
    "temporal, a1 b2 a50 c62, 1",
    "temporal_ordered, a1 b2 c3, 1",
    "temporal_ordered, c1 b2 a3, 0",
    "temporal_ordered, a1 c2 b3 c4, 1",
    "temporal_ordered, a1 b2 c62, 0",
    "temporal_ordered, a1 b2 a50 c62, 0",
    "temporal_ordered, a1 b2 a50 b51 c62, 1"
  })
  void temporal_rulesWithinTime_told(String type, String events, int alerts) {
    var body = "type: " + type + ", rules: [a, b, c], group-by: [user], timespan: 60s";
    assertThat(Rules.watch(set(correlation("x", body)), events(events))).hasSize(alerts);
  }

  @Test
  void correlation_generate_rulesSpeakToo() {
    var quiet = "type: event_count, rules: [a], timespan: 1m, condition: {gte: 2}";
    assertThat(titles(Rules.watch(set(correlation("x", quiet)), events("a1 a2 b3"))))
        .containsExactly("join x", "rule b");
    var loud = quiet + ", generate: true";
    assertThat(titles(Rules.watch(set(correlation("x", loud)), events("a1 a2"))))
        .containsExactly("rule a", "rule a", "join x");
  }

  @Test
  void correlation_chained_countsCorrelations() {
    var inner =
        correlation(
            "inner",
            "type: event_count, rules: [a], group-by: [user], timespan: 1m, condition: {gte: 2}");
    var outer =
        correlation(
            "outer",
            "type: temporal_ordered, rules: [inner, b], group-by: [user]," + " timespan: 1m");
    assertThat(titles(Rules.watch(set(inner, outer), events("a1 a2 b3"))))
        .containsExactly("join outer");
    assertThat(Rules.watch(set(outer, inner), events("a1 b3 a4"))).isEmpty();
  }

  @Test
  void correlation_aliases_fieldOfEachRule() {
    var body =
        "type: temporal, rules: [a, b], aliases: {who: {a: user, b: account}},"
            + " group-by: [who], timespan: 1m";
    var lines =
        List.of(
            event("a", "eve", "1"),
            "{\"e\":\"b\",\"account\":\"eve\",\"user\":\"x\",\"ts\":\"1700000002\"}");
    assertThat(Rules.watch(set(correlation("x", body)), lines)).hasSize(1);
  }

  /** A caller that rotates identities: what is remembered stays bounded, and is counted. */
  @Test
  void correlation_rotatingIdentities_bounded() {
    var body =
        "type: event_count, rules: [a], group-by: [user], timespan: 1d, condition: {gte: 100}";
    var set = set(correlation("x", body));
    var watch = new RuleWatch(set, alert -> {});
    var event = set.event();
    int identities = Groups.MOST_GROUPS + 1000;
    for (int i = 0; i < identities; i++) {
      watch.observe(event.clear().put("e", "a").put("user", "u" + i));
    }
    assertThat(watch.forgotten()).isEqualTo(1000);
    assertThat(watch.events()).isEqualTo(identities);
  }

  @Test
  void correlation_longValues_keptShort() {
    assertThat(ShortText.of("x".repeat(100_000), 64)).hasSizeLessThan(200);
    assertThat(ShortText.of("x".repeat(100), 64)).isNotEqualTo(ShortText.of("x".repeat(101), 64));
  }

  @Test
  void alert_ofRule_saysWhoAndWhat() {
    var rule =
        "title: t\nid: 7\nlevel: critical\ntags: [attack.t1059.001, attack.execution]\n"
            + "logsource: {}\ndetection: {s: {a: x}, condition: s}";
    var line = "{\"a\":\"x\",\"User\":\"eve\",\"@timestamp\":\"2026-01-02T03:04:05.5Z\"}";
    assertThat(Rules.watch(Rules.set(rule), List.of(line)))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.principal()).isEqualTo("eve");
              assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(alert.time()).isEqualTo("2026-01-02T03:04:05.500Z");
              assertThat(alert.evidence()).containsExactly("rule 7", line);
              assertThat(alert.techniques())
                  .singleElement()
                  .satisfies(technique -> assertThat(technique.id()).isEqualTo("T1059.001"));
            });
  }
}
