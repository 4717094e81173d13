package io.hauberk.robust.synthesis;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hauberk.core.ModelFormatException;
import io.hauberk.core.Progress;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A classifier by synthesis described by a small JSON file, for the command line:
 *
 * <pre>{@code
 * {"networks": "abs", "sight": "grey", "samples": 8000, "steps": 50, "seed": 1}
 * }</pre>
 *
 * <p>{@code networks} is what {@link Decoders#read} takes, from the file's own folder; {@code
 * sight} is {@code grey} or {@code binary}. The others may be left out, and are as here then.
 *
 * @param networks a folder or file
 */
public record SynthesisFile(Path networks, Sight sight, Inference inference) {

  private static final int MAX_BYTES = 1 << 16;
  private static final Set<String> FIELDS = Set.of("networks", "sight", "samples", "steps", "seed");

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Whether the file begins as JSON does, and no other model file. */
  public static boolean fits(Path file) {
    try (var in = Files.newInputStream(file)) {
      return in.read() == '{';
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * @throws ModelFormatException naming the field that is wrong, missing or unknown
   * @throws StorageException when it cannot be read
   */
  public static SynthesisFile read(Path file) {
    var root = tree(file);
    root.fieldNames()
        .forEachRemaining(
            name -> require(FIELDS.contains(name), "field", name, "one of " + FIELDS));
    try {
      var inference =
          Inference.of(whole(root, "seed", 1))
              .withSamples(Math.toIntExact(whole(root, "samples", Inference.DEFAULT_SAMPLES)))
              .withSteps(Math.toIntExact(whole(root, "steps", Inference.DEFAULT_STEPS)));
      var networks = file.toAbsolutePath().resolveSibling(text(root, "networks"));
      return new SynthesisFile(networks, sight(text(root, "sight")), inference);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ModelFormatException(
          "synthesis file", String.valueOf(e.getMessage()), "settings in range", e);
    }
  }

  /**
   * The files of the networks, in order.
   *
   * @throws StorageException when the folder cannot be read
   */
  public List<Path> files() {
    if (!Files.isDirectory(networks)) {
      return List.of(networks);
    }
    try (var files = Files.list(networks)) {
      return files.filter(PublishedNetworks::isOne).sorted().toList();
    } catch (IOException e) {
      throw new StorageException("networks", networks, "a folder that can be read", e);
    }
  }

  /** Reads the networks and decodes the samples. */
  public Synthesis open(Progress progress) {
    return Synthesis.of(Decoders.read(networks), sight, inference, progress);
  }

  private static JsonNode tree(Path file) {
    try {
      require(Files.size(file) <= MAX_BYTES, "bytes", Files.size(file), "at most " + MAX_BYTES);
      var root = JSON.readTree(Files.readAllBytes(file));
      require(root.isObject(), "synthesis file", root.getNodeType(), "an object");
      return root;
    } catch (JsonProcessingException e) {
      throw new ModelFormatException("synthesis file", e.getOriginalMessage(), "JSON", e);
    } catch (IOException e) {
      throw new StorageException("synthesis file", file, "a file that can be read", e);
    }
  }

  private static Sight sight(String text) {
    return Arrays.stream(Sight.values())
        .filter(sight -> sight.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> new ModelFormatException("sight", text, "grey or binary"));
  }

  private static String text(JsonNode root, String field) {
    var value = root.path(field);
    require(value.isTextual(), field, value.isMissingNode() ? "missing" : value, "a string");
    return value.textValue();
  }

  private static long whole(JsonNode root, String field, long otherwise) {
    var value = root.path(field);
    require(
        value.isMissingNode() || (value.canConvertToLong() && value.isIntegralNumber()),
        field,
        value,
        "a whole number");
    return value.asLong(otherwise);
  }

  private static void require(boolean holds, String name, Object value, String rule) {
    if (!holds) {
      throw new ModelFormatException(name, value, rule);
    }
  }
}
