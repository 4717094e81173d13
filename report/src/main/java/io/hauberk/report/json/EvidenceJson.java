package io.hauberk.report.json;

import io.hauberk.report.Bar;
import io.hauberk.report.Evidence;
import io.hauberk.report.Metric;

/** The evidence record as JSON: schema {@code hauberk-evidence/1}, see docs/reports.md. */
public final class EvidenceJson {

  /** Changes when a field changes its meaning or goes; new fields do not change it. */
  public static final String SCHEMA = "hauberk-evidence/1";

  private EvidenceJson() {}

  /** The record as a document of its own. */
  public static String render(Evidence evidence) {
    return JsonPart.document(object(evidence));
  }

  static JsonObject object(Evidence evidence) {
    return new JsonObject()
        .put("schema", SCHEMA)
        .put("command", JsonPart.texts(evidence.command()))
        .put("configuration", JsonPart.texts(evidence.configuration()))
        .put("seed", JsonPart.whole(evidence.seed()))
        .put("versions", JsonPart.texts(evidence.versions()))
        .put("inputs", JsonPart.array(evidence.inputs().stream().map(EvidenceJson::input).toList()))
        .put(
            "metrics",
            JsonPart.array(evidence.metrics().stream().map(EvidenceJson::metric).toList()))
        .put("bars", JsonPart.array(evidence.outcomes().stream().map(EvidenceJson::bar).toList()))
        .put("started", evidence.started().toString())
        .put("ended", evidence.ended().toString())
        .put("repeat", JsonPart.texts(evidence.repeat()));
  }

  private static JsonPart input(Evidence.Input input) {
    return new JsonObject()
        .put("name", input.name())
        .put("sha256", input.sha256())
        .put("bytes", JsonPart.whole(input.bytes()));
  }

  private static JsonPart metric(Metric metric) {
    return new JsonObject()
        .put("name", metric.name())
        .put("value", metric.value())
        .put("unit", metric.unit().symbol());
  }

  private static JsonPart bar(Bar.Outcome outcome) {
    var bar = outcome.bar();
    return new JsonObject()
        .put("bar", bar.toString())
        .put("metric", bar.metric())
        .put("operator", bar.operator().symbol())
        .put("threshold", bar.threshold())
        .put("value", outcome.metric().value())
        .put("hit", JsonPart.truth(outcome.hit()));
  }
}
