package io.hauberk.data.mask;

import com.fasterxml.jackson.databind.JsonNode;
import io.hauberk.core.AtomicFile;
import io.hauberk.core.Checks;
import io.hauberk.core.DataFormatException;
import io.hauberk.trust.key.KeyVersion;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a file was masked: what the way back needs besides the key. It holds no secret.
 *
 * @param policy that was applied
 * @param versions of the keys, by their names: eight hexadecimal digits
 * @param rows or lines
 */
public record MaskRecord(MaskPolicy policy, SortedMap<String, String> versions, long rows) {

  private static final String FORMAT = "hauberk-mask-record-1";

  public MaskRecord {
    Checks.notNegative("rows", rows);
    versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
  }

  /** Beside the masked file, with {@code .mask.json} behind its name. */
  public static Path besides(Path masked) {
    return masked.resolveSibling(masked.getFileName() + ".mask.json");
  }

  public void write(Path file) {
    var root = PolicyFile.JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("rows", rows);
    var keys = root.putObject("keys");
    versions.forEach(keys::put);
    root.set("policy", PolicyFile.node(policy));
    AtomicFile.writeText(file, root.toPrettyString() + "\n");
  }

  /**
   * @throws DataFormatException when it is no such record
   */
  public static MaskRecord read(Path file) {
    return parse(PolicyFile.text("mask record", file));
  }

  static MaskRecord parse(String text) {
    var root = PolicyFile.tree("mask record", text);
    if (!FORMAT.equals(root.path("format").asText()) || root.path("rows").asLong(-1) < 0) {
      throw new DataFormatException("mask record", "another file", FORMAT);
    }
    var versions = new TreeMap<String, String>();
    root.path("keys").properties().forEach(e -> versions.put(e.getKey(), version(e.getValue())));
    var policy = PolicyFile.policy("mask record", root.path("policy"));
    return new MaskRecord(policy, versions, root.path("rows").asLong());
  }

  private static String version(JsonNode node) {
    if (!node.asText().matches("[0-9a-f]{8}")) {
      throw new DataFormatException("mask record", "a broken key version", "8 hex digits");
    }
    return node.asText();
  }

  /** The version of a key that made the tokens. */
  int version(String key) {
    var version = versions.get(key);
    if (version == null) {
      throw new DataFormatException("mask record", "no version of key " + key, "all versions");
    }
    return Integer.parseUnsignedInt(version, 16);
  }

  static String name(int version) {
    return KeyVersion.name(version);
  }
}
