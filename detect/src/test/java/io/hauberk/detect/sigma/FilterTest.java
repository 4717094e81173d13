package io.hauberk.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.detect.sigma.rule.FieldMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters put on rules. */
class FilterTest {

  private static final String ARCHIVE =
      """
      title: archive
      id: one
      name: rar
      logsource: {category: process_creation, product: windows}
      detection: {s: {Image|endswith: rar.exe}, condition: s}
      """;
  private static final String LOGIN =
      """
      title: login
      id: two
      logsource: {category: login}
      detection: {s: {Host: jump}, t: {Host: hop}, condition: s or t}
      """;

  private static final String BY_ADMIN = "{\"Image\":\"C:\\\\rar.exe\",\"User\":\"adm_7\"}";
  private static final String BY_OTHER = "{\"Image\":\"C:\\\\rar.exe\",\"User\":\"eve\"}";

  private static String filter(String source, String rules, String condition) {
    return "title: administrators\nid: filter\nlogsource: "
        + source
        + "\nfilter:\n  rules: "
        + rules
        + "\n  selection: {User|startswith: adm_}\n  condition: "
        + condition
        + "\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{product: windows}; [one]; not selection; 0; 1",
        "{product: windows}; rar; not selection; 0; 1",
        "{}; any; not selection; 0; 1",
        "{}; []; not selection; 0; 1",
        "{product: windows}; all; selection; 1; 0"
      })
  void filter_ruleNamed_mustHoldToo(ArgumentsAccessor arguments) {
    var text = filter(arguments.getString(0), arguments.getString(1), arguments.getString(2));
    // Before the rule: the order of documents says nothing.
    var set = Rules.set(text, ARCHIVE);
    assertThat(Rules.matches(set, BY_ADMIN)).isEqualTo(arguments.getInteger(3));
    assertThat(Rules.matches(set, BY_OTHER)).isEqualTo(arguments.getInteger(4));
  }

  @Test
  void filter_ruleOfTwoAlternatives_holdsForBoth() {
    var set = Rules.set(LOGIN, filter("{category: login}", "any", "not selection"));
    for (var host : new String[] {"jump", "hop"}) {
      var event = "{\"Host\":\"" + host + "\",\"User\":\"";
      assertThat(Rules.matches(set, event + "adm_7\"}")).isZero();
      assertThat(Rules.matches(set, event + "eve\"}")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{product: linux}; any; not selection",
        "{product: windows, service: sysmon}; any; not selection",
        "{product: windows}; [three]; not selection"
      })
  void filter_thatSuitsNoRule_toldAndRulesGoOn(String source, String rules, String condition) {
    var files = Rules.files(ARCHIVE, filter(source, rules, condition));
    assertThat(files.problems()).hasSize(1);
    assertThat(files.problems().get(0).reason()).contains("filter.rules: none suits (expected: ");
    var set = new RuleSet(files, FieldMapping.NONE);
    assertThat(Rules.matches(set, BY_ADMIN)).isEqualTo(1);
  }

  @Test
  void filter_thatWouldLeaveNothing_isNotPutOnTheRule() {
    var blinding =
        """
        title: f
        id: f
        logsource: {}
        filter: {rules: any, s: {Image|endswith: rar.exe}, condition: not s}
        """;
    var files = Rules.files(ARCHIVE, blinding);
    assertThat(files.problems()).hasSize(1);
    assertThat(files.problems().get(0).reason()).startsWith("on one: contradiction: ");
    assertThat(Rules.matches(new RuleSet(files, FieldMapping.NONE), BY_OTHER)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{s: {a: x}, condition: not s}; filter.rules: none",
        "{rules: any, s: {a: x}}; condition: none",
        "{rules: any, condition: not s}; condition: s",
        "{rules: {a: b}, s: {a: x}, condition: s}; filter.rules: a mapping",
        "{rules: any, s: {a: x}, condition: s and not s}; contradiction",
        "{rules: any, s: {a: x}, condition: s or not s}; contradiction",
        "any; filter"
      })
  void filter_thatCannotBe_refused(String body, String words) {
    var files = Rules.files("title: f\nlogsource: {}\nfilter: " + body + "\n", ARCHIVE);
    assertThat(files.rules()).hasSize(1);
    assertThat(files.problems()).hasSize(1);
    assertThat(files.problems().get(0).reason()).contains(words).contains(" (expected: ");
  }

  @Test
  void document_ofTwoKinds_refused() {
    var files = Rules.files(ARCHIVE + "filter: {rules: any}\n");
    assertThat(files.rules()).isEmpty();
    assertThat(files.problems().get(0).reason()).contains("rule: 2 kinds (expected: ");
  }
}
