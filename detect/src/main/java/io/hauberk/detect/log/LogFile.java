package io.hauberk.detect.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.hauberk.core.Checks;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The records of a file: its lines, or one field of its rows. A file whose first byte is a brace
 * holds JSON Lines, another is CSV with a heading. A line of JSON Lines that lacks the field or is
 * no JSON is taken whole: a watcher must not be blinded by a bad record.
 *
 * @param field empty for raw lines
 */
public record LogFile(Path path, Optional<String> field) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Calls {@code each} with every record, in order. */
  public void forEach(Consumer<byte[]> each) {
    try {
      read(each);
    } catch (IOException e) {
      throw new StorageException("log", path, "a file that can be read", e);
    } catch (CsvParseException e) {
      throw new DataFormatException("log", path, "CSV with a heading: " + e.getMessage(), e);
    }
  }

  private void read(Consumer<byte[]> each) throws IOException {
    if (field.isEmpty()) {
      lines(each);
    } else if (isJson()) {
      lines(line -> each.accept(fieldOf(line, field.get())));
    } else {
      rows(field.get(), each);
    }
  }

  private void lines(Consumer<byte[]> each) throws IOException {
    try (var in = Files.newInputStream(path)) {
      var reader = new LineReader(in);
      for (var line = reader.next(); line.isPresent(); line = reader.next()) {
        each.accept(line.get());
      }
    }
  }

  private boolean isJson() throws IOException {
    try (var in = Files.newInputStream(path)) {
      int first = in.read();
      while (first == ' ' || first == '\n' || first == '\r' || first == '\t') {
        first = in.read();
      }
      return first == '{';
    }
  }

  private static byte[] fieldOf(byte[] line, String field) {
    try {
      var value = JSON.readTree(line).path(field);
      return value.isTextual() ? value.asText().getBytes(StandardCharsets.UTF_8) : line;
    } catch (JsonProcessingException e) {
      return line;
    } catch (IOException e) {
      return line;
    }
  }

  private void rows(String name, Consumer<byte[]> each) throws IOException {
    var text = new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8);
    try (var csv = CsvReader.builder().ofNamedCsvRecord(new BufferedReader(text))) {
      for (var row : csv) {
        var value = row.findField(name);
        Checks.argument(value.isPresent(), "field", name, "one of " + row.getHeader());
        each.accept(value.get().getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
