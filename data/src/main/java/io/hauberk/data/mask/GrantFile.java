package io.hauberk.data.mask;

import com.fasterxml.jackson.databind.JsonNode;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * Permits from a JSON file of grants, with one line of JSON a decision in an audit file, forced to
 * disk before the answer. What is not granted is refused; what cannot be audited, too.
 */
public final class GrantFile implements Permit {

  private static final String FORMAT = "hauberk-grants-1";

  private final List<Grant> grants;
  private final Path audit;
  private final InstantSource clock;

  private GrantFile(List<Grant> grants, Path audit, InstantSource clock) {
    this.grants = List.copyOf(grants);
    this.audit = audit;
    this.clock = clock;
  }

  /** What one subject may reveal, until when. */
  private record Grant(String subject, List<String> keys, List<String> columns, Instant until) {
    boolean covers(Request request, Instant now) {
      return subject.equals(request.subject())
          && keys.containsAll(request.keys())
          && columns.containsAll(request.columns())
          && now.isBefore(until);
    }
  }

  /**
   * @throws DataFormatException when it is no file of grants
   */
  public static GrantFile read(Path grants, Path audit, InstantSource clock) {
    return new GrantFile(parse(PolicyFile.text("grants", grants)), audit, clock);
  }

  /** Without grants: everything is refused and audited. */
  public static GrantFile empty(Path audit, InstantSource clock) {
    return new GrantFile(List.of(), audit, clock);
  }

  private static List<Grant> parse(String text) {
    var root = PolicyFile.tree("grants", text);
    if (!FORMAT.equals(root.path("format").asText())) {
      throw new DataFormatException("grants", "another format", FORMAT);
    }
    var grants = new ArrayList<Grant>();
    root.path("grants").forEach(node -> grants.add(grant(node)));
    return grants;
  }

  private static Grant grant(JsonNode node) {
    try {
      return new Grant(
          node.path("subject").asText(),
          texts(node.path("keys")),
          texts(node.path("columns")),
          Instant.parse(node.path("until").asText()));
    } catch (DateTimeException e) {
      throw new DataFormatException("grant", "no end", "until: such as 2027-01-01T00:00:00Z");
    }
  }

  private static List<String> texts(JsonNode array) {
    var all = new ArrayList<String>();
    array.forEach(node -> all.add(node.asText()));
    return all;
  }

  @Override
  public void require(Request request) {
    var now = clock.instant();
    boolean allowed = grants.stream().anyMatch(grant -> grant.covers(request, now));
    record(request, now, allowed);
    if (!allowed) {
      throw new PermitRefused(request, "a grant of these keys and columns that has not ended");
    }
  }

  private void record(Request request, Instant now, boolean allowed) {
    var line = PolicyFile.JSON.createObjectNode();
    line.put("time", now.toString());
    line.put("event", "unmask");
    line.put("allowed", allowed);
    line.put("subject", request.subject());
    line.put("purpose", request.purpose());
    line.put("to", request.source());
    put(line.putArray("keys"), request.keys());
    put(line.putArray("columns"), request.columns());
    var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    try (var file =
        FileChannel.open(
            audit,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    } catch (IOException e) {
      throw new StorageException("audit", audit, "a file that can be appended to", e);
    }
  }

  private static void put(
      com.fasterxml.jackson.databind.node.ArrayNode array, SortedSet<String> all) {
    all.forEach(array::add);
  }
}
