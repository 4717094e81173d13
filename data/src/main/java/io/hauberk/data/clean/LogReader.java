package io.hauberk.data.clean;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.data.table.CsvDialect;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads a change log line by line; what a stranger wrote ends in a {@link DataFormatException}. */
final class LogReader implements AutoCloseable {

  private static final int MAX_TEXT = 64 << 20;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxStringLength(MAX_TEXT)
                      .maxNestingDepth(5)
                      .maxNumberLength(20)
                      .build())
              .build());

  private final MappingIterator<JsonNode> lines;
  private final Original original;
  private JsonNode ahead;

  LogReader(InputStream in) throws IOException {
    lines = lines(in);
    var header = line();
    if (!LogWriter.FORMAT.equals(header.path("format").asText())) {
      throw broken("another file", LogWriter.FORMAT);
    }
    original = original(header);
    ahead = line();
  }

  /** The first bytes are looked at here already. */
  private static MappingIterator<JsonNode> lines(InputStream in) throws IOException {
    try {
      return MAPPER.readerFor(JsonNode.class).readValues(in);
    } catch (JsonProcessingException | CharConversionException e) {
      throw broken("no JSON", "lines of JSON");
    }
  }

  private static Original original(JsonNode header) {
    try {
      return new Original(
          header.path("source").asText(),
          header.path("sha256").asText(),
          Charset.forName(header.path("encoding").asText()),
          dialect(header));
    } catch (IllegalArgumentException e) {
      throw broken("a broken header", "as 'data clean' writes it");
    }
  }

  private static Optional<CsvDialect> dialect(JsonNode header) {
    var separator = header.path("separator").asText();
    return separator.length() != 1
        ? Optional.empty()
        : Optional.of(
            new CsvDialect(
                separator.charAt(0),
                header.path("line-end").asText(),
                CsvDialect.Quoting.valueOf(header.path("quoting").asText())));
  }

  Original original() {
    return original;
  }

  /** The entry of this row, if the log has one. */
  Optional<LogRow> row(long number) {
    if (ahead.path("row").asLong(-1) != number) {
      return Optional.empty();
    }
    var text = Optional.ofNullable(ahead.get("original")).map(JsonNode::asText);
    boolean gone = ahead.path("gone").asBoolean();
    if (gone && text.isEmpty()) {
      throw broken("row " + number + " gone without a trace", "its original text");
    }
    ahead = line();
    return Optional.of(new LogRow(number, gone, text, List.of()));
  }

  /** The next piece of a whole original. */
  Optional<byte[]> piece() {
    if (ahead.has("bytes")) {
      var bytes = bytes(ahead.path("bytes"));
      ahead = line();
      return Optional.of(bytes);
    }
    if (ahead.has("row")) {
      ahead = line();
      return Optional.of(new byte[0]);
    }
    return Optional.empty();
  }

  private static byte[] bytes(JsonNode node) {
    try {
      return Base64.getDecoder().decode(node.asText());
    } catch (IllegalArgumentException e) {
      throw broken("broken bytes", "Base64");
    }
  }

  /** The number of rows of the original, once the log is at its end. */
  long rows() {
    long rows = ahead.path("rows").asLong(-1);
    if (rows < 0) {
      throw broken("rows out of order or too many", "the entries in order, then the end");
    }
    return rows;
  }

  boolean atEnd() {
    return ahead.has("rows");
  }

  private JsonNode line() {
    try {
      if (!lines.hasNextValue()) {
        throw broken("cut", "a last line with the number of rows");
      }
      var node = lines.nextValue();
      if (!node.isObject()) {
        throw broken("a line with no object", "one JSON object a line");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw broken("broken JSON", "one object a line");
    } catch (IOException e) {
      throw new StorageException("change log", "unreadable", "readable to the end", e);
    }
  }

  private static DataFormatException broken(String what, String rule) {
    return new DataFormatException("change log", what, rule);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
