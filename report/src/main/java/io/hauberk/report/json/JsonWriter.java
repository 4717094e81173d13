package io.hauberk.report.json;

import io.hauberk.report.Evidence;
import io.hauberk.report.Report;
import io.hauberk.report.ReportWriter;

/** The whole report as JSON: schema {@code hauberk-report/1}, see docs/reports.md. */
public final class JsonWriter implements ReportWriter {

  static final String SCHEMA = "hauberk-report/1";

  @Override
  public String render(Report report, Evidence evidence) {
    var sections = new JsonSections();
    return JsonPart.document(
        new JsonObject()
            .put("schema", SCHEMA)
            .put("title", report.title())
            .put("subtitle", report.subtitle())
            .put(
                "sections",
                JsonPart.array(
                    report.sections().stream().map(part -> part.accept(sections)).toList()))
            .put("evidence", EvidenceJson.object(evidence)));
  }
}
