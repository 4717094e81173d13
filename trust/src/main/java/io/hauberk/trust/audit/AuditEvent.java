package io.hauberk.trust.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hauberk.core.Checks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One event in the words of OCSF: class API Activity (6003) of category Application Activity (6).
 *
 * @param time when it happened
 * @param actor who did it
 * @param activity what kind of thing
 * @param operation what, such as {@code model.load}
 * @param resource on what, such as {@code model:fraud/3}
 * @param outcome how it ended
 * @param details more, under {@code unmapped}; never secrets
 */
public record AuditEvent(
    Instant time,
    String actor,
    Activity activity,
    String operation,
    String resource,
    Outcome outcome,
    Map<String, String> details) {

  /** Of the OCSF schema whose attribute names are used. */
  public static final String OCSF_VERSION = "1.6.0";

  private static final int CATEGORY = 6;
  private static final int CLASS = 6003;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** OCSF's activity_id of API Activity. */
  public enum Activity {
    CREATE(1),
    READ(2),
    UPDATE(3),
    DELETE(4),
    OTHER(99);

    private final int id;

    Activity(int id) {
      this.id = id;
    }
  }

  /** OCSF's status_id. */
  public enum Outcome {
    SUCCESS(1),
    FAILURE(2);

    private final int id;

    Outcome(int id) {
      this.id = id;
    }
  }

  public AuditEvent {
    Checks.argument(!actor.isBlank(), "event.actor", "empty", "who did it");
    Checks.argument(!operation.isBlank(), "event.operation", "empty", "what was done");
    details = Map.copyOf(details);
  }

  /**
   * One line of JSON with keys in a fixed order, UTF-8.
   *
   * @throws IllegalArgumentException when it is longer than an entry may be
   */
  public byte[] json() {
    var root = JSON.createObjectNode();
    root.put("activity_id", activity.id).put("category_uid", CATEGORY).put("class_uid", CLASS);
    root.put("type_uid", CLASS * 100L + activity.id).put("severity_id", 1);
    root.put("time", time.toEpochMilli()).put("status_id", outcome.id);
    var metadata = root.putObject("metadata").put("version", OCSF_VERSION);
    metadata.putObject("product").put("name", "Hauberk").put("vendor_name", "Hauberk");
    root.putObject("actor").putObject("user").put("name", actor);
    root.putObject("api").put("operation", operation);
    root.putObject("src_endpoint").put("name", "local");
    if (!resource.isEmpty()) {
      root.putArray("resources").addObject().put("name", resource);
    }
    addDetails(root);
    return bytes(root);
  }

  private void addDetails(ObjectNode root) {
    if (!details.isEmpty()) {
      var unmapped = root.putObject("unmapped");
      new TreeMap<>(details).forEach(unmapped::put);
    }
  }

  private static byte[] bytes(ObjectNode root) {
    try {
      var bytes = JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
      Checks.inRange("event.bytes", bytes.length, 1, AuditLog.MAX_ENTRY_BYTES);
      return bytes;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers is JSON", e);
    }
  }
}
