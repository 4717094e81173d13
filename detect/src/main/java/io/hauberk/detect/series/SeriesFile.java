package io.hauberk.detect.series;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.hauberk.core.Checks;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A series in a CSV file with a heading: a column of times (ISO 8601 with a blank or T, UTC unless
 * it says otherwise, or seconds since 1970) and one of numbers. A cell that is no number is a
 * missing point; a time that is none is taken as that of the row before. Of longer files the first
 * {@value #MAX_POINTS} rows are read.
 */
public record SeriesFile(Path path, String timeColumn, String valueColumn) {

  /** So many points need some 300 MB in all. */
  public static final int MAX_POINTS = 5_000_000;

  /** A row. */
  public record Point(Instant time, double value) {}

  /** All rows, in order. */
  public List<Point> points() {
    var points = new ArrayList<Point>();
    try (var csv = CsvReader.builder().ofNamedCsvRecord(path)) {
      var last = Instant.EPOCH;
      for (var row : csv) {
        var time = row.findField(timeColumn);
        var value = row.findField(valueColumn);
        Checks.argument(time.isPresent(), "time-column", timeColumn, "one of " + row.getHeader());
        Checks.argument(
            value.isPresent(), "value-column", valueColumn, "one of " + row.getHeader());
        last = time(time.get(), last);
        points.add(new Point(last, number(value.get())));
        if (points.size() == MAX_POINTS) {
          break;
        }
      }
    } catch (IOException e) {
      throw new StorageException("series", path, "a file that can be read", e);
    } catch (CsvParseException e) {
      throw new DataFormatException("series", path, "CSV with a heading", e);
    }
    return points;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static Instant time(String text, Instant last) {
    try {
      if (text.chars().allMatch(c -> c >= '0' && c <= '9') && !text.isEmpty()) {
        return Instant.ofEpochSecond(Long.parseLong(text));
      }
      var iso = text.strip().replace(' ', 'T');
      boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 0;
      return zoned
          ? java.time.OffsetDateTime.parse(iso).toInstant()
          : java.time.LocalDateTime.parse(iso).toInstant(java.time.ZoneOffset.UTC);
    } catch (DateTimeException | NumberFormatException e) {
      return last;
    }
  }
}
