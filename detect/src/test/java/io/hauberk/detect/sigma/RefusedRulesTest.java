package io.hauberk.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.detect.sigma.rule.FieldMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that cannot be taken whole: told, and the rest is read. */
class RefusedRulesTest {

  private static String reason(String text) {
    var files = Rules.files(text);
    assertThat(files.rules()).isEmpty();
    assertThat(files.problems()).hasSize(1);
    var reason = files.problems().get(0).reason();
    assertThat(reason).contains(" (expected: ").doesNotContain("\n");
    return reason;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{s: {a|foo: x}, condition: s}; modifier: foo",
        "{s: {a|contains|startswith: x}, condition: s}; modifier: startswith",
        "{s: {a|re|contains: x}, condition: s}; modifiers: re|contains",
        "{s: {a|cidr|re: x}, condition: s}; modifier: re",
        "{s: {a|cidr: 10.0.0.0/64}, condition: s}; cidr:",
        "{s: {a|gt: x}, condition: s}; gt: x",
        "{s: {a|exists: maybe}, condition: s}; exists: maybe",
        "{s: {a|expand: '%nobody%'}, condition: s}; expand: %nobody%",
        "{s: {a|windash: '-a -b -c -d -e'}, condition: s}; windash:",
        "{s: {a|re: '('}, condition: s}; re:",
        "{s: {a|re: 'a(?=b)'}, condition: s}; re:",
        "{s: {a|re: '(a)\\1'}, condition: s}; re:",
        "{s: {a|re: '((a{100}){100}){100}'}, condition: s}; re:",
        "{s: {}, condition: s}; selection: s",
        "{s: [], condition: s}; selection: s",
        "{s: {a: []}, condition: s}; selection: a",
        "{s: {a: {b: c}}, condition: s}; a: a mapping",
        "{s: {a: x}}; condition: none",
        "{s: {a: x}, condition: t}; condition: t",
        "{s: {a: x}, condition: ''}; condition: its end",
        "{s: {a: x}, condition: 's and'}; condition: its end",
        "{s: {a: x}, condition: '(s'}; condition: its end",
        "{s: {a: x}, condition: 's s'}; condition: s",
        "{s: {a: x}, condition: '1 of t*'}; condition: t*",
        "{s: {a: x}, condition: '2 of s*'}; condition: 2 of",
        "{s: {a: x}, condition: 's | count() by a > 5'}; write a correlation",
        "{s: {a: x}, timeframe: 5m, condition: s}; timeframe:",
        "{s: {a: x}, condition: s and not s}; contradiction:",
        "{s: {a: x}, t: {a: y}, condition: s and t}; contradiction: what is asked of a",
        "{s: {a: x}, t: {a|contains: y}, condition: s and t}; contradiction:",
        "{s: {a: xyz}, t: {a|contains: y}, condition: s and not t}; contradiction:",
        "{s: {a|exists: true}, t: {a|exists: false}, condition: all of them}; contradiction:",
        "{s: {a: x}, condition: s or not s}; contradiction: t"
      })
  void rule_detection_refusedInOneLine(String detection, String words) {
    assertThat(reason(Rules.of(detection))).contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "title: t; logsource",
        "{title: t, logsource: {}}; detection",
        "logsource: {}; title",
        "just text; rule",
        "[1, 2]; rule",
        "{title: t, level: huge, logsource: {}, detection: {}}; level: huge",
        "{title: t, logsource: x, detection: {}}; logsource",
        "{title: t, title: u}; yaml: title",
        "{title: t, ? {a: b} : c}; yaml",
        "title: [unclosed; yaml",
        "{action: global, title: t}; action"
      })
  void rule_document_refusedInOneLine(String text, String words) {
    assertThat(reason(text)).contains(words);
  }

  @Test
  void yaml_recursiveAlias_refused() {
    assertThat(reason("title: t\ndetection: &a\n  s: *a\n  condition: s\n")).contains("yaml: ");
    assertThat(reason("&a [*a]")).contains("yaml: ");
  }

  /** Nine levels of nine: a text of a few lines that says a billion things. */
  @Test
  void yaml_aliasBomb_refusedSoon() {
    var text = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 10; i++) {
      var alias = "*a" + (i - 1) + ", ";
      text.append("a" + i + ": &a" + i + " [" + alias.repeat(8) + "*a" + (i - 1) + "]\n");
    }
    long start = System.nanoTime();
    assertThat(reason(text.toString())).contains("yaml: ");
    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }

  @Test
  void yaml_deepAndLarge_refused() {
    assertThat(reason("[".repeat(5000))).contains("yaml: ");
    assertThat(reason("title: " + "x".repeat(1 << 20))).contains("characters");
  }

  @Test
  void rule_sameIdTwice_secondRefused() {
    var rule = Rules.of("{s: {a: x}, condition: s}") + "id: 1\n";
    var files = Rules.files(rule, rule);
    assertThat(files.rules()).hasSize(1);
    assertThat(files.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.reason()).contains("id: 1", "taken by file0"));
  }

  @Test
  void rule_deepParentheses_refused() {
    var condition = "(".repeat(100) + "s" + ")".repeat(100);
    assertThat(reason(Rules.of("{s: {a: x}, condition: '" + condition + "'}")))
        .contains("at most 64");
  }

  /** Backtracking engines take 2^30 steps here. */
  @Test
  void regex_catastrophic_linear() {
    var set = Rules.set(Rules.of("{s: {a|re: '^(a+)+$'}, condition: s}"));
    long start = System.nanoTime();
    assertThat(Rules.matches(set, "{\"a\":\"" + "a".repeat(20_000) + "!\"}")).isZero();
    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }

  @Test
  void files_folder_goodOnesRead(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("good.yml"), Rules.of("{s: {a: x}, condition: s}"));
    Files.writeString(folder.resolve("bad.yml"), "{");
    Files.write(folder.resolve("bytes.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    Files.writeString(folder.resolve("notes.txt"), "no rule");
    var files = new io.hauberk.detect.sigma.rule.RuleFiles(Map.of());
    files.read(folder);
    assertThat(files.rules()).hasSize(1);
    assertThat(files.problems()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{type: event_count, rules: [nobody], timespan: 1m, condition: {gte: 2}}; in no circle",
        "{type: event_count, rules: [self], timespan: 1m, condition: {gte: 2}}; in no circle",
        "{type: magic, rules: [r], timespan: 1m, condition: {gte: 2}}; correlation.type",
        "{type: event_count, rules: [r], timespan: 1w, condition: {gte: 2}}; timespan",
        "{type: event_count, rules: [r], timespan: 0s, condition: {gte: 2}}; timespan",
        "{type: event_count, rules: [r], timespan: 1m, condition: {lt: 2}}; condition",
        "{type: event_count, rules: [r], timespan: 1m, condition: {gte: 999999999}}; condition",
        "{type: event_count, rules: [r], timespan: 1m, condition: {gt: 5, lt: 6}}; condition",
        "{type: event_count, rules: [r], timespan: 1m, condition: {gte: x}}; condition",
        "{type: value_count, rules: [r], timespan: 1m, condition: {gte: 2}}; condition.field",
        "{type: event_count, rules: [], timespan: 1m, condition: {gte: 2}}; correlation.rules",
        "{type: event_count, rules: [r], timespan: 1m, condition: {gte: 2}, by: x}; correlation"
      })
  void correlation_malformed_refused(String body, String words) {
    var rule = Rules.of("{s: {a: x}, condition: s}") + "name: r\n";
    var correlation = "title: c\nname: self\ncorrelation: " + body;
    var set = new RuleSet(Rules.files(rule, correlation), FieldMapping.NONE);
    assertThat(set.correlated()).isZero();
    assertThat(set.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.reason()).contains(words));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "unknown: 1; mapping: unknown",
        "fields: [a]; mapping",
        "fields: {a: []}; mapping: a",
        "logsources: [{category: x}]; selection: when",
        "{}---{}; yaml"
      })
  void mapping_malformed_refused(String text, String words) {
    assertThatThrownBy(() -> FieldMapping.parse(text))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining(words);
  }
}
