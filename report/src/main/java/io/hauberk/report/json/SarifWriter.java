package io.hauberk.report.json;

import static io.hauberk.report.json.JsonSections.each;

import io.hauberk.core.Digest;
import io.hauberk.report.Evidence;
import io.hauberk.report.Finding;
import io.hauberk.report.Metric;
import io.hauberk.report.Reference;
import io.hauberk.report.Report;
import io.hauberk.report.ReportWriter;
import io.hauberk.report.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings as SARIF 2.1.0 (OASIS Standard, 2020): one rule an id, one result a finding, subjects as
 * logical locations. Rules take their words from the worst finding of their id.
 */
public final class SarifWriter implements ReportWriter {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  @Override
  public String render(Report report, Evidence evidence) {
    var findings = report.findings();
    var rules = rules(findings);
    var ids = new ArrayList<>(rules.keySet());
    var run =
        new JsonObject()
            .put("tool", new JsonObject().put("driver", driver(evidence, rules)))
            .put("invocations", JsonPart.array(List.of(invocation(evidence))))
            .put("results", each(findings, finding -> result(finding, ids)))
            .put("columnKind", "utf16CodeUnits")
            .put("properties", properties(report, evidence));
    return JsonPart.document(
        new JsonObject()
            .put("$schema", SCHEMA)
            .put("version", "2.1.0")
            .put("runs", JsonPart.array(List.of(run))));
  }

  private static Map<String, Finding> rules(List<Finding> findings) {
    var rules = new LinkedHashMap<String, Finding>();
    findings.forEach(finding -> rules.putIfAbsent(finding.id(), finding));
    return rules;
  }

  private static JsonPart driver(Evidence evidence, Map<String, Finding> rules) {
    return new JsonObject()
        .put("name", "Hauberk")
        .put("version", evidence.toolVersion())
        .put("rules", each(rules.values(), SarifWriter::rule));
  }

  private static JsonPart rule(Finding finding) {
    var rule =
        new JsonObject().put("id", finding.id()).put("shortDescription", message(finding.title()));
    if (!finding.remedy().isBlank()) {
      rule.put("help", message(finding.remedy()));
    }
    finding.references().stream()
        .flatMap(reference -> reference.url().stream())
        .findFirst()
        .ifPresent(url -> rule.put("helpUri", url.toString()));
    return rule.put("defaultConfiguration", new JsonObject().put("level", level(finding)))
        .put("properties", ruleProperties(finding));
  }

  private static JsonPart ruleProperties(Finding finding) {
    var tags = new ArrayList<>(List.of("security"));
    finding.references().stream().map(Reference::label).distinct().forEach(tags::add);
    return new JsonObject()
        .put("tags", JsonPart.texts(tags))
        .put("security-severity", score(finding.severity()));
  }

  private static JsonPart result(Finding finding, List<String> ids) {
    var detail = finding.detail().isBlank() ? finding.title() : finding.detail();
    var result =
        new JsonObject()
            .put("ruleId", finding.id())
            .put("ruleIndex", JsonPart.whole(ids.indexOf(finding.id())))
            .put("level", level(finding))
            .put("message", message(detail));
    if (!finding.subject().isBlank()) {
      result.put("locations", JsonPart.array(List.of(location(finding.subject()))));
    }
    return result
        .put("partialFingerprints", new JsonObject().put("hauberk/v1", fingerprint(finding)))
        .put("properties", resultProperties(finding));
  }

  private static JsonPart location(String subject) {
    var logical =
        new JsonObject()
            .put("name", subject)
            .put("fullyQualifiedName", subject)
            .put("kind", "resource");
    return new JsonObject().put("logicalLocations", JsonPart.array(List.of(logical)));
  }

  private static JsonPart resultProperties(Finding finding) {
    return new JsonObject()
        .put("severity", finding.severity().tag())
        .putUnlessBlank("subject", finding.subject())
        .putUnlessBlank("remedy", finding.remedy())
        .put("references", each(finding.references(), JsonSections::reference));
  }

  private static JsonPart invocation(Evidence evidence) {
    return new JsonObject()
        .put("executionSuccessful", JsonPart.truth(true))
        .put("commandLine", evidence.commandLine())
        .put("startTimeUtc", evidence.started().toString())
        .put("endTimeUtc", evidence.ended().toString());
  }

  private static JsonPart properties(Report report, Evidence evidence) {
    var metrics = new JsonObject();
    for (Metric metric : evidence.metrics()) {
      metrics.put(metric.name(), metric.value());
    }
    return new JsonObject()
        .put("title", report.title())
        .put("seed", JsonPart.whole(evidence.seed()))
        .put("metrics", metrics);
  }

  /** A viewer makes a link of {@code [text](target)} (section 3.11.6); ours are never meant. */
  private static JsonPart message(String text) {
    return new JsonObject().put("text", text.replace("](", "] ("));
  }

  /** The same finding in the next run, whatever its figures are then. */
  private static String fingerprint(Finding finding) {
    var identity = finding.id() + "\n" + finding.subject();
    return Digest.sha256(identity.getBytes(StandardCharsets.UTF_8));
  }

  private static String level(Finding finding) {
    return switch (finding.severity()) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFO -> "note";
    };
  }

  /** The middle of the band that code scanning gives each word (CVSS 3.1, section 5). */
  private static String score(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "9.5";
      case HIGH -> "8.0";
      case MEDIUM -> "5.5";
      case LOW -> "2.0";
      case INFO -> "0.0";
    };
  }
}
