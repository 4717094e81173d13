package io.hauberk.data.classify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hauberk.core.AtomicFile;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.data.recognise.Entity;
import io.hauberk.data.recognise.Entity.Regime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A catalogue as JSON: what a person reads, corrects and keeps beside the table. */
public final class CatalogueFile {
  private CatalogueFile() {}

  private static final String FORMAT = "hauberk-catalogue-1";
  private static final int MAX_BYTES = 16 << 20;
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(10)
                      .maxStringLength(100_000)
                      .build())
              .build());

  /** Beside the table, with {@code .catalogue.json} behind its name. */
  public static Path besides(Path table) {
    return table.resolveSibling(table.getFileName() + ".catalogue.json");
  }

  public static void write(Path file, Catalogue catalogue) {
    AtomicFile.writeText(file, text(catalogue));
  }

  /** The text of the file. */
  public static String text(Catalogue catalogue) {
    var root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("rows", catalogue.rows());
    root.put("sampled", catalogue.sampled());
    var columns = root.putArray("columns");
    catalogue.columns().forEach(verdict -> put(columns.addObject(), verdict));
    var review = root.putArray("review");
    catalogue.review().forEach(review::add);
    return root.toPrettyString() + "\n";
  }

  private static void put(ObjectNode node, ColumnVerdict verdict) {
    var label = verdict.label();
    node.put("column", verdict.column());
    node.put("label", label.name());
    node.put("role", label.role().name());
    node.put("level", label.level());
    var regimes = node.putArray("regimes");
    new TreeSet<>(label.regimes()).forEach(r -> regimes.add(r.name()));
    verdict.entity().ifPresent(e -> node.put("entity", e.name()));
    var contains = node.putArray("contains");
    new TreeSet<>(verdict.contains()).forEach(e -> contains.add(e.name()));
    node.put("confidence", Math.round(verdict.confidence() * 1000) / 1000.0);
    node.put("evidence", verdict.evidence());
  }

  /**
   * @throws StorageException when it cannot be read
   * @throws DataFormatException when it is no catalogue
   */
  public static Catalogue read(Path file) {
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new DataFormatException("catalogue", "too long", "at most " + MAX_BYTES + " bytes");
      }
      return parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new StorageException("catalogue", file, "a readable file", e);
    }
  }

  static Catalogue parse(String text) {
    try {
      var root = JSON.readTree(text);
      if (!FORMAT.equals(root.path("format").asText())) {
        throw broken("format");
      }
      var columns = new ArrayList<ColumnVerdict>();
      root.path("columns").forEach(node -> columns.add(verdict(node)));
      return new Catalogue(
          root.path("rows").asLong(-1),
          root.path("sampled").asInt(-1),
          columns,
          texts(root.path("review")));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw broken("content");
    }
  }

  private static ColumnVerdict verdict(JsonNode node) {
    var regimes = texts(node.path("regimes")).stream().map(Regime::valueOf).toList();
    var label =
        new Label(
            node.path("label").asText(),
            Role.valueOf(node.path("role").asText()),
            node.path("level").asInt(),
            Set.copyOf(regimes));
    var contains = texts(node.path("contains")).stream().map(Entity::valueOf).toList();
    return new ColumnVerdict(
        node.path("column").asText(),
        label,
        Optional.ofNullable(node.get("entity")).map(e -> Entity.valueOf(e.asText())),
        Set.copyOf(contains),
        node.path("confidence").asDouble(-1),
        node.path("evidence").asText());
  }

  private static List<String> texts(JsonNode array) {
    var all = new ArrayList<String>();
    array.forEach(node -> all.add(node.asText()));
    return all;
  }

  private static DataFormatException broken(String what) {
    return new DataFormatException("catalogue", "broken " + what, "a file of 'data classify'");
  }
}
