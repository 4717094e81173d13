package io.hauberk.detect.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hauberk.report.Severity;
import java.util.List;

/** OCSF, ECS and EVE. */
final class JsonForms {
  private JsonForms() {}

  private static final int DETECTION_FINDING = 2004;

  /** OCSF's activity "Create". */
  private static final int CREATE = 1;

  static String ocsf(Alert alert) {
    var node = Json.object();
    node.put("category_uid", DETECTION_FINDING / 1000).put("category_name", "Findings");
    node.put("class_uid", DETECTION_FINDING).put("class_name", "Detection Finding");
    node.put("activity_id", CREATE).put("activity_name", "Create");
    node.put("type_uid", DETECTION_FINDING * 100 + CREATE);
    node.put("type_name", "Detection Finding: Create");
    node.put("time", alert.time().toEpochMilli()).put("is_alert", true);
    node.put("severity_id", Levels.of(alert.severity()) + 1);
    node.put("severity", name(alert.severity()));
    node.put("status_id", 1).put("status", "New").put("message", alert.title());
    var metadata = node.putObject("metadata").put("version", "1.9.0-dev");
    metadata.putObject("product").put("name", "Hauberk").put("vendor_name", "Hauberk");
    finding(alert, node.putObject("finding_info"));
    node.putArray("observables")
        .addObject()
        .put("name", "principal")
        .put("type_id", 99)
        .put("type", "Other")
        .put("value", alert.principal());
    var unmapped = node.putObject("unmapped");
    unmapped.put("score", alert.score()).put("threshold", alert.threshold());
    unmapped.set("evidence", Json.array(alert.evidence()));
    return Json.line(node);
  }

  private static void finding(Alert alert, ObjectNode info) {
    info.put("uid", alert.id().toString()).put("title", alert.title());
    info.put("created_time", alert.time().toEpochMilli());
    info.putObject("analytic")
        .put("name", alert.detector())
        .put("type_id", 2)
        .put("type", "Behavioral");
    var attacks = info.putArray("attacks");
    for (var technique : alert.techniques()) {
      var attack = attacks.addObject();
      attack.put("version", technique.isAtlas() ? "5.6.0" : "17");
      var key =
          technique.id().lastIndexOf('.') > "AML.T".length() - 1 ? "sub_technique" : "technique";
      attack.putObject(key).put("uid", technique.id()).put("name", technique.name());
    }
  }

  static String ecs(Alert alert) {
    var node = Json.object().put("@timestamp", alert.time().toString());
    node.put("message", alert.title());
    node.putObject("ecs").put("version", "8.17.0");
    var event = node.putObject("event");
    event.put("kind", "alert").put("id", alert.id().toString()).put("module", "hauberk");
    event.put("severity", Levels.of(alert.severity())).put("risk_score", alert.score());
    event.put("reason", String.join("; ", alert.evidence()));
    event.set("category", Json.array(List.of("intrusion_detection")));
    event.set("type", Json.array(List.of("info")));
    node.putObject("rule").put("name", alert.detector());
    node.putObject("source").put("address", alert.principal());
    var threat = node.putObject("threat").put("framework", "MITRE ATT&CK");
    var technique = threat.putObject("technique");
    technique.set("id", Json.array(alert.techniques().stream().map(Technique::id).toList()));
    technique.set("name", Json.array(alert.techniques().stream().map(Technique::name).toList()));
    return Json.line(node);
  }

  static String eve(Alert alert) {
    var node = Json.object().put("timestamp", alert.time().toString());
    node.put("event_type", "alert").put("src_ip", alert.principal());
    var body = node.putObject("alert").put("action", "allowed").put("gid", 1).put("rev", 1);
    body.put("signature_id", alert.detector().hashCode() & Integer.MAX_VALUE);
    body.put("signature", alert.title()).put("category", alert.detector());
    body.put("severity", Math.max(1, 4 - Levels.of(alert.severity())));
    var metadata = body.putObject("metadata");
    metadata.set(
        "mitre_technique_id", Json.array(alert.techniques().stream().map(Technique::id).toList()));
    metadata.set("evidence", Json.array(alert.evidence()));
    return Json.line(node);
  }

  private static String name(Severity severity) {
    return switch (severity) {
      case INFO -> "Informational";
      case LOW -> "Low";
      case MEDIUM -> "Medium";
      case HIGH -> "High";
      case CRITICAL -> "Critical";
    };
  }
}
