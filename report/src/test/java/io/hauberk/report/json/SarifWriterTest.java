package io.hauberk.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hauberk.report.Evidence;
import io.hauberk.report.Finding;
import io.hauberk.report.Golden;
import io.hauberk.report.Report;
import io.hauberk.report.Samples;
import io.hauberk.report.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The structure that the SARIF 2.1.0 schema requires, and what code scanning reads. */
class SarifWriterTest {

  @Test
  void render_findings_asRead() {
    Golden.assertMatches(
        "report.sarif", new SarifWriter().render(Samples.report(), Samples.evidence()));
  }

  @Test
  void render_document_requiredFields() {
    var log = log(Samples.report(), Samples.evidence());
    assertThat(log.get("version").asText()).isEqualTo("2.1.0");
    assertThat(log.get("$schema").asText()).endsWith("sarif-2.1.0.json");
    assertThat(log.get("runs")).hasSize(1);
    var driver = run(log).get("tool").get("driver");
    assertThat(driver.get("name").asText()).isEqualTo("Hauberk");
    assertThat(driver.get("version").asText()).isEqualTo("0.1.0");
    var invocation = run(log).get("invocations").get(0);
    assertThat(invocation.get("executionSuccessful").asBoolean()).isTrue();
    assertThat(invocation.get("startTimeUtc").asText()).isEqualTo("2026-11-21T10:00:00Z");
  }

  @Test
  void render_results_pointToTheirRules() {
    var log = log(Samples.report(), Samples.evidence());
    var rules = run(log).get("tool").get("driver").get("rules");
    for (var result : run(log).get("results")) {
      var rule = rules.get(result.get("ruleIndex").asInt());
      assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
      assertThat(result.get("message").get("text").asText()).isNotBlank();
      assertThat(result.get("properties").get("severity").asText()).isNotBlank();
    }
  }

  @Test
  void render_subject_logicalLocation() {
    var results = run(log(Samples.report(), Samples.evidence())).get("results");
    var location = results.get(0).get("locations").get(0).get("logicalLocations").get(0);
    assertThat(location.get("fullyQualifiedName").asText()).isEqualTo("mnist cnn.onnx");
    assertThat(results.get(1).has("locations")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "CRITICAL, error, 9.5",
    "HIGH, error, 8.0",
    "MEDIUM, warning, 5.5",
    "LOW, note, 2.0",
    "INFO, note, 0.0",
  })
  void render_severity_levelAndScore(Severity severity, String level, String score) {
    var run = run(log(report(finding(severity, "s", "d")), Samples.emptyEvidence()));
    var rule = run.get("tool").get("driver").get("rules").get(0);
    assertThat(run.get("results").get(0).get("level").asText()).isEqualTo(level);
    assertThat(rule.get("defaultConfiguration").get("level").asText()).isEqualTo(level);
    assertThat(rule.get("properties").get("security-severity").asText()).isEqualTo(score);
  }

  @Test
  void render_oneIdTwice_oneRuleTwoResults() {
    var run =
        run(
            log(
                report(finding(Severity.LOW, "a", "d"), finding(Severity.HIGH, "b", "d")),
                Samples.emptyEvidence()));
    assertThat(run.get("tool").get("driver").get("rules")).hasSize(1);
    assertThat(run.get("results")).hasSize(2);
    assertThat(run.get("results").get(0).get("level").asText()).isEqualTo("error");
    assertThat(run.get("results").get(1).get("level").asText()).isEqualTo("note");
  }

  @Test
  void render_fingerprint_subjectNotFigures() {
    var before = finding(Severity.LOW, "a", "81 %");
    var after = finding(Severity.HIGH, "a", "79 %");
    var elsewhere = finding(Severity.LOW, "b", "81 %");
    assertThat(fingerprint(before))
        .isEqualTo(fingerprint(after))
        .isNotEqualTo(fingerprint(elsewhere));
  }

  @Test
  void render_linkInAMessage_defused() {
    var text = "[click](https://evil.example)";
    var run = run(log(report(finding(Severity.LOW, "a", text)), Samples.emptyEvidence()));
    assertThat(run.get("results").get(0).get("message").get("text").asText())
        .isEqualTo("[click] (https://evil.example)");
  }

  @Test
  void render_references_tagsAndHelp() {
    var rule =
        run(log(Samples.report(), Samples.evidence()))
            .get("tool")
            .get("driver")
            .get("rules")
            .get(0);
    var tags = new ArrayList<String>();
    rule.get("properties").get("tags").forEach(tag -> tags.add(tag.asText()));
    assertThat(tags)
        .containsExactly("security", "MITRE ATLAS AML.T0043", "NIST AI 100-2 2.2", "House rules 7");
    assertThat(rule.get("helpUri").asText()).startsWith("https://atlas.mitre.org/");
    assertThat(rule.get("help").get("text").asText()).startsWith("Train with");
  }

  @Test
  void render_hostileAndEmpty_stillJson() {
    assertThat(run(log(Samples.hostileReport(), Samples.hostileEvidence())).get("results"))
        .hasSize(1);
    var empty = run(log(Samples.emptyReport(), Samples.emptyEvidence()));
    assertThat(empty.get("results")).isEmpty();
    assertThat(empty.get("tool").get("driver").get("version").asText()).isEqualTo("unknown");
  }

  @Test
  void render_metrics_inTheProperties() {
    var properties = run(log(Samples.report(), Samples.evidence())).get("properties");
    assertThat(properties.get("metrics").get("robust-accuracy").asDouble()).isEqualTo(0.8125);
    assertThat(properties.get("seed").asLong()).isEqualTo(7);
  }

  private static String fingerprint(Finding finding) {
    var run = run(log(report(finding), Samples.emptyEvidence()));
    return run.get("results").get(0).get("partialFingerprints").get("hauberk/v1").asText();
  }

  private static Finding finding(Severity severity, String subject, String detail) {
    return Finding.builder("HBK-DATA-001", severity, "title")
        .subject(subject)
        .detail(detail)
        .build();
  }

  private static Report report(Finding... findings) {
    return Report.builder("r").findings("", List.of(findings)).build();
  }

  private static JsonNode log(Report report, Evidence evidence) {
    return Schemas.tree(new SarifWriter().render(report, evidence));
  }

  private static JsonNode run(JsonNode log) {
    return log.get("runs").get(0);
  }
}
