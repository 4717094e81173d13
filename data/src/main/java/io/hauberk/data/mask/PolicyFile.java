package io.hauberk.data.mask;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hauberk.core.AtomicFile;
import io.hauberk.core.Checks;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.data.recognise.Entity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** Policies as JSON. Names of keys stand in them, keys never. */
public final class PolicyFile {
  private PolicyFile() {}

  private static final String FORMAT = "hauberk-mask-1";
  private static final int MAX_BYTES = 4 << 20;
  static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(10)
                      .maxStringLength(10_000)
                      .build())
              .build());

  /**
   * @throws StorageException when it cannot be read
   * @throws DataFormatException when it is no policy
   */
  public static MaskPolicy read(Path file) {
    return policy("policy", tree("policy", text("policy", file)));
  }

  public static void write(Path file, MaskPolicy policy) {
    AtomicFile.writeText(file, node(policy).toPrettyString() + "\n");
  }

  static MaskPolicy parse(String text) {
    return policy("policy", tree("policy", text));
  }

  static String text(String what, Path file) {
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new DataFormatException(what, "too long", "at most " + MAX_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StorageException(what, file, "a readable file", e);
    }
  }

  static JsonNode tree(String what, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new DataFormatException(what, "broken JSON", "JSON, each name once");
    }
  }

  static MaskPolicy policy(String what, JsonNode root) {
    try {
      Checks.argument(FORMAT.equals(root.path("format").asText()), "format", "another", FORMAT);
      root.fieldNames().forEachRemaining(PolicyFile::checkName);
      var columns = new TreeMap<String, Operator>();
      root.path("columns")
          .properties()
          .forEach(e -> columns.put(e.getKey(), OperatorJson.parse(e.getKey(), e.getValue())));
      var text = new TreeMap<Entity, Operator>();
      root.path("text")
          .properties()
          .forEach(e -> text.put(entity(e.getKey()), found(e.getKey(), e.getValue())));
      return new MaskPolicy(
          columns,
          Optional.ofNullable(root.get("others")).map(o -> OperatorJson.parse("others", o)),
          text,
          root.has("found-others")
              ? OperatorJson.parse("found-others", root.get("found-others"))
              : new Operator.Redact(""));
    } catch (IllegalArgumentException e) {
      throw new DataFormatException(what, String.valueOf(e.getMessage()), "a masking policy");
    }
  }

  private static void checkName(String name) {
    boolean known =
        switch (name) {
          case "format", "columns", "others", "text", "found-others" -> true;
          default -> false;
        };
    Checks.argument(known, "field", name, "format, columns, others, text, found-others");
  }

  private static Operator found(String entity, JsonNode node) {
    return OperatorJson.parse(entity.toLowerCase(Locale.ROOT), node);
  }

  private static Entity entity(String name) {
    return Entity.valueOf(name.toUpperCase(Locale.ROOT));
  }

  static ObjectNode node(MaskPolicy policy) {
    var root = JSON.createObjectNode();
    root.put("format", FORMAT);
    var columns = root.putObject("columns");
    policy.columns().forEach((name, o) -> columns.set(name, OperatorJson.write(o)));
    policy.others().ifPresent(o -> root.set("others", OperatorJson.write(o)));
    var text = root.putObject("text");
    policy
        .text()
        .forEach((e, o) -> text.set(e.name().toLowerCase(Locale.ROOT), OperatorJson.write(o)));
    root.set("found-others", OperatorJson.write(policy.foundOthers()));
    return root;
  }
}
