package io.hauberk.data.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line. The first object names the columns; a later one may lack some, not bring
 * new ones. Numbers keep their digits, null is missing, an inner object stays as JSON text.
 */
final class JsonLinesSource implements RowSource {

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxStringLength(CsvSource.MAX_FIELD)
                      .maxNestingDepth(50)
                      .maxNumberLength(1000)
                      .maxNameLength(10_000)
                      .build())
              .build());

  private final String name;
  private final MappingIterator<JsonNode> objects;
  private final List<String> columns;
  private Optional<JsonNode> first;

  private JsonLinesSource(String name, MappingIterator<JsonNode> objects) {
    this.name = name;
    this.objects = objects;
    var start = object().orElseThrow(() -> broken("empty", "one JSON object a line", null));
    var names = new ArrayList<String>();
    start.fieldNames().forEachRemaining(names::add);
    columns = Columns.checked(names);
    first = Optional.of(start);
  }

  static RowSource open(Path file) {
    try {
      return over(file.toString(), Files.newInputStream(file));
    } catch (IOException e) {
      throw new StorageException("table", file, "a readable file", e);
    }
  }

  static RowSource over(String name, InputStream in) throws IOException {
    return new JsonLinesSource(name, MAPPER.readerFor(JsonNode.class).readValues(in));
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Optional<List<String>> next() {
    var object = first.isPresent() ? first : object();
    first = Optional.empty();
    return object.map(this::row);
  }

  private Optional<JsonNode> object() {
    try {
      if (!objects.hasNextValue()) {
        return Optional.empty();
      }
      var node = objects.nextValue();
      if (!node.isObject()) {
        throw broken("a line with no object", "one JSON object a line", null);
      }
      return Optional.of(node);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw broken("broken JSON at line " + line, "one JSON object a line, bounded", null);
    } catch (IOException e) {
      throw broken("bytes that are not UTF-8", "UTF-8 JSON", e);
    }
  }

  private List<String> row(JsonNode object) {
    var cells = new ArrayList<>(Collections.nCopies(columns.size(), ""));
    object
        .properties()
        .forEach(
            field -> {
              int index = columns.indexOf(field.getKey());
              if (index < 0) {
                throw broken("field '" + field.getKey() + "'", "one of " + columns, null);
              }
              cells.set(index, text(field.getValue()));
            });
    return cells;
  }

  private static String text(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private DataFormatException broken(String value, String rule, @Nullable Throwable cause) {
    return new DataFormatException(name, value, rule, cause);
  }

  @Override
  public void close() {
    try {
      objects.close();
    } catch (IOException e) {
      throw new StorageException("table", name, "closable", e);
    }
  }
}
