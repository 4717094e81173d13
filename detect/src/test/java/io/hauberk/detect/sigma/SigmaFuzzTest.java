package io.hauberk.detect.sigma;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.detect.Fuzzing;
import io.hauberk.detect.sigma.rule.FieldMapping;
import io.hauberk.detect.sigma.rule.RuleFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as rules, and any bytes as events. */
class SigmaFuzzTest {

  private static final String RULE =
      """
      title: t
      name: r
      level: high
      logsource: {category: x}
      detection:
        sel:
          a|contains|all: ['x*', '\\*y']
          b|re|i: '(a|b)+c{2,3}'
          c|cidr: [10.0.0.0/8, 'fe80::/10']
        other:
          - d|windash|contains: ' -f'
          - e|wide|base64offset|contains: foo
            n|gte: 5
        words: [one, 't?o']
        condition: sel and not 1 of other* or (words)
      ---
      title: c
      correlation:
        type: value_count
        rules: [r]
        group-by: [a]
        timespan: 5m
        condition: {field: b, gte: 2}
      """;

  private static final RuleSet SET = new RuleSet(files(RULE), FieldMapping.NONE);

  private static RuleFiles files(String text) {
    var files = new RuleFiles(Map.of("p", List.of("x")));
    files.readText("fuzz", text);
    return files;
  }

  static Stream<byte[]> rules() {
    return Stream.of(
            RULE,
            RULE
                + "---\ntitle: f\nlogsource: {}\nfilter: {rules: [r], s: {a: x}, condition: not s}",
            "a: &a [1, *a]",
            "fields: {a: [b, c.d]}\nlogsources: [{product: p, when: {x: 1}}]\ntime: t")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  static Stream<byte[]> events() {
    return Stream.of(
            "{\"a\":[\"xx*y\",null,{\"b\":1.5e3}],\"b\":\"abcc\",\"c\":\"10.1.1.1\"}", "one")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("rules")
  @FuzzTest(maxDuration = "15s")
  void fuzzRules(byte[] data) {
    var text = new String(data, StandardCharsets.UTF_8);
    Fuzzing.assertAnswers(
        () -> {
          var set = new RuleSet(files(text), FieldMapping.NONE);
          observe(
              set,
              "{\"a\":\"x\",\"b\":\"two\",\"ts\":\"2026-01-02T03:04:05Z\"}"
                  .getBytes(StandardCharsets.UTF_8));
        });
    Fuzzing.assertAnswers(() -> FieldMapping.parse(text));
  }

  @MethodSource("events")
  @FuzzTest(maxDuration = "15s")
  void fuzzEvents(byte[] data) {
    Fuzzing.assertAnswers(() -> observe(SET, data));
  }

  private static void observe(RuleSet set, byte[] line) {
    var event = set.event();
    new JsonEvents().read(line, event);
    new RuleWatch(set, alert -> {}).observe(event);
  }
}
