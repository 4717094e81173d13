package io.hauberk.detect.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A STIX 2.1 bundle; ids follow from the alert's, so that writing twice says the same. */
final class StixForm {
  private StixForm() {}

  static String write(Alert alert) {
    var bundle = Json.object().put("type", "bundle").put("id", "bundle--" + alert.id());
    var objects = bundle.putArray("objects");
    var identity = start(objects, alert, "identity", "hauberk");
    identity.put("name", "Hauberk").put("identity_class", "system");
    var indicator = start(objects, alert, "indicator", alert.key());
    indicator.put("name", alert.title()).put("pattern_type", "stix");
    indicator.put("pattern", pattern(alert.principal())).put("valid_from", time(alert));
    indicator.set("indicator_types", Json.array(java.util.List.of("anomalous-activity")));
    for (var technique : alert.techniques()) {
      var attack = start(objects, alert, "attack-pattern", technique.id());
      attack.put("name", technique.name());
      attack
          .putArray("external_references")
          .addObject()
          .put("source_name", technique.catalogue())
          .put("external_id", technique.id())
          .put("url", technique.address());
    }
    var sighting = start(objects, alert, "sighting", alert.key());
    sighting.put("sighting_of_ref", indicator.get("id").asText());
    sighting.put("first_seen", time(alert)).put("last_seen", time(alert)).put("count", 1);
    sighting.put("description", String.join("; ", alert.evidence()));
    return Json.line(bundle);
  }

  private static ObjectNode start(ArrayNode objects, Alert alert, String type, String name) {
    var seed = alert.id() + " " + type + " " + name;
    var id = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    return objects
        .addObject()
        .put("type", type)
        .put("spec_version", "2.1")
        .put("id", type + "--" + id)
        .put("created", time(alert))
        .put("modified", time(alert));
  }

  private static String time(Alert alert) {
    return alert.time().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static String pattern(String principal) {
    var literal = principal.replace("\\", "\\\\").replace("'", "\\'");
    if (principal.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      return "[ipv4-addr:value = '" + literal + "']";
    }
    return "[user-account:account_login = '" + literal + "']";
  }
}
