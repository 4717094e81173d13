package io.hauberk.detect.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hauberk.core.Checks;
import io.hauberk.core.StorageException;
import io.hauberk.detect.log.LineReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Requests to a model in JSON Lines of at most 64 KiB: {@code caller} and {@code time} (ISO 8601)
 * must be there; {@code source}, {@code outcome} (answered, failed, refused), {@code cost}, {@code
 * confidence}, {@code answer} (the number of the class) and the input may be: {@code input},
 * numbers in [0, 1], or {@code bytes}, base64 of one byte a value. Other lines are counted and left
 * out.
 */
public record QueryLog(Path path) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double BYTE_SCALE = 255;
  private static final double FIRST_SECOND = -62_135_596_800d;
  private static final double LAST_SECOND = 253_402_300_799d;

  /**
   * A request.
   *
   * @param query of requests that hold an input and were answered
   */
  public record Entry(Access access, Optional<Query> query) {}

  /**
   * Hands on every request, in order.
   *
   * @return lines that were none
   */
  public long forEach(Consumer<Entry> reader) {
    try (var in = Files.newInputStream(path)) {
      return read(in, reader);
    } catch (IOException e) {
      throw new StorageException("queries", path, "a file that can be read", e);
    }
  }

  static long read(InputStream in, Consumer<Entry> reader) throws IOException {
    var lines = new LineReader(in);
    long malformed = 0;
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      var entry = line.get().length == 0 ? Optional.<Entry>empty() : entry(line.get());
      entry.ifPresent(reader);
      malformed += entry.isPresent() || line.get().length == 0 ? 0 : 1;
    }
    return malformed;
  }

  private static Optional<Entry> entry(byte[] line) {
    try {
      var node = JSON.readTree(line);
      if (!node.path("caller").isTextual() || !node.path("time").isTextual()) {
        return Optional.empty();
      }
      var access =
          new Access(
              node.path("caller").asText(),
              node.path("source").asText(),
              time(node.path("time").asText()),
              outcome(node.path("outcome").asText("answered")),
              node.path("cost").asDouble(0));
      return Optional.of(new Entry(access, query(node, access)));
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Of the years 1 to 9999. */
  private static Instant time(String text) {
    var time = Instant.parse(text);
    Checks.inRange("time", time.getEpochSecond(), FIRST_SECOND, LAST_SECOND);
    return time;
  }

  private static Access.Outcome outcome(String text) {
    return Arrays.stream(Access.Outcome.values())
        .filter(outcome -> outcome.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("outcome"));
  }

  private static Optional<Query> query(JsonNode node, Access access) {
    if (access.outcome() != Access.Outcome.ANSWERED) {
      return Optional.empty();
    }
    return input(node)
        .map(
            input ->
                new Query(
                    access.caller(),
                    access.time(),
                    input,
                    node.path("confidence").asDouble(1),
                    answer(node.path("answer"))));
  }

  private static OptionalInt answer(JsonNode node) {
    return node.canConvertToInt() ? OptionalInt.of(node.asInt()) : OptionalInt.empty();
  }

  private static Optional<float[]> input(JsonNode node) {
    var numbers = node.path("input");
    if (numbers.isArray()) {
      var values = new float[numbers.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) numbers.path(i).asDouble();
      }
      return Optional.of(values);
    }
    if (!node.path("bytes").isTextual()) {
      return Optional.empty();
    }
    var bytes = Base64.getDecoder().decode(node.path("bytes").asText());
    var values = new float[bytes.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((bytes[i] & 0xff) / BYTE_SCALE);
    }
    return Optional.of(values);
  }
}
