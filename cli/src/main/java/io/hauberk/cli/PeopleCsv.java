package io.hauberk.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.hauberk.core.Checks;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.privacy.statistics.PersonRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of people, read row by row. Separated by the comma, semicolon or tab that its header
 * has first. A value that is no number is a missing value: an error would tell of the data.
 */
final class PeopleCsv implements PersonRows {

  private final Path file;
  private final char separator;
  private final Places places;

  private PeopleCsv(Path file, char separator, Places places) {
    this.file = file;
    this.separator = separator;
    this.places = places;
  }

  /** Which columns matter; null for none. */
  record Columns(@Nullable String person, @Nullable String group, @Nullable String value) {}

  private record Places(int person, int group, int value) {}

  /** Reads the header alone. */
  static PeopleCsv open(Path file, Columns columns) {
    char separator = separator(String.join(",", header(file, '\u0001')));
    var names = header(file, separator);
    var places =
        new Places(
            place(names, columns.person(), "person column"),
            place(names, columns.group(), "group column"),
            place(names, columns.value(), "value column"));
    return new PeopleCsv(file, separator, places);
  }

  @Override
  public void forEach(Sink sink) {
    try (var reader = reader(file, separator)) {
      boolean[] begun = new boolean[1];
      reader.forEach(
          row -> {
            if (begun[0]) {
              sink.row(field(row, places.person()), field(row, places.group()), value(row));
            }
            begun[0] = true;
          });
    } catch (IOException | UncheckedIOException e) {
      throw new StorageException("data", file, "readable", e);
    } catch (CsvParseException e) {
      throw new DataFormatException("data", "broken rows", "comma-separated values");
    }
  }

  private double value(CsvRecord row) {
    try {
      return Double.parseDouble(field(row, places.value()));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static String field(CsvRecord row, int place) {
    return place < 0 || place >= row.getFieldCount() ? "" : row.getField(place);
  }

  private static CsvReader<CsvRecord> reader(Path file, char separator) throws IOException {
    return CsvReader.builder().fieldSeparator(separator).ofCsvRecord(file);
  }

  private static List<String> header(Path file, char separator) {
    try (var reader = reader(file, separator)) {
      var rows = reader.iterator();
      if (!rows.hasNext()) {
        throw new DataFormatException("data", "empty", "a header");
      }
      return rows.next().getFields();
    } catch (IOException | UncheckedIOException e) {
      throw new StorageException("data", file, "readable", e);
    } catch (CsvParseException e) {
      throw new DataFormatException("data", "a broken header", "comma-separated values");
    }
  }

  private static char separator(String header) {
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      if (c == ',' || c == ';' || c == '\t') {
        return c;
      }
    }
    return ',';
  }

  private static int place(List<String> names, @Nullable String name, String what) {
    if (name == null) {
      return -1;
    }
    int place = names.indexOf(name);
    Checks.argument(place >= 0, what, name, "one of " + names);
    return place;
  }
}
