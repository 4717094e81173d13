package io.hauberk.detect.learn;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Records in a CSV file. A file whose first line holds the names of all features has a heading:
 * columns are found by name, in any order, and others are left out. Any other file must have the
 * schema's columns in their order. A line with another number of cells is counted and left out;
 * bytes that are no UTF-8 become the mark of what cannot be shown.
 */
public record RecordFile(Path path, Schema schema) {

  /** Longer lines of quoted text are an attack on memory. */
  private static final int MAX_BUFFER_CHARS = 1 << 20;

  /**
   * Hands on every record of the file.
   *
   * @return lines that were none
   * @throws DataFormatException when a column is missing, or the file is no CSV
   */
  public long forEach(Consumer<Row> reader) {
    try (var in = Files.newInputStream(path)) {
      return read(in, schema, reader);
    } catch (IOException | UncheckedIOException e) {
      throw new StorageException("records", path, "a file that can be read", e);
    }
  }

  static long read(InputStream bytes, Schema schema, Consumer<Row> reader) throws IOException {
    try (var in = new InputStreamReader(bytes, StandardCharsets.UTF_8);
        var csv = reader().ofCsvRecord(in)) {
      var lines = new Lines(schema, reader);
      csv.forEach(line -> lines.accept(line.getFields()));
      return lines.malformed;
    } catch (CsvParseException e) {
      throw new DataFormatException("records", "no CSV", "CSV, lines of at most 1 MiB", e);
    }
  }

  /** Lines of other lengths are told, not fatal. */
  private static CsvReader.CsvReaderBuilder reader() {
    return CsvReader.builder()
        .maxBufferSize(MAX_BUFFER_CHARS)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE);
  }

  /** The first line tells how to read the others. */
  private static final class Lines {
    private final Schema schema;
    private final Consumer<Row> reader;
    private Optional<Layout> layout = Optional.empty();
    private long number;
    private long malformed;

    Lines(Schema schema, Consumer<Row> reader) {
      this.schema = schema;
      this.reader = reader;
    }

    void accept(List<String> cells) {
      if (layout.isEmpty()) {
        layout = Optional.of(Layout.of(schema, cells));
        if (layout.get().heading()) {
          return;
        }
      }
      number++;
      if (layout.get().fits(cells.size())) {
        reader.accept(layout.get().row(number, cells));
      } else {
        malformed++;
      }
    }
  }
}
