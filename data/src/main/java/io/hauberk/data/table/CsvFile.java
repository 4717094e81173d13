package io.hauberk.data.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.hauberk.core.AtomicFile;
import io.hauberk.core.Checks;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes CSV: UTF-8, commas, line feeds, quotes where needed. */
final class CsvFile {
  private CsvFile() {}

  static void write(Path file, List<String> columns, TableFormat.RowContent content) {
    AtomicFile.write(
        file,
        out -> {
          var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          var csv = writer(columns.size()).build(text);
          try {
            csv.writeRecord(columns);
            content.writeTo(row -> csv.writeRecord(sized(row, columns.size())));
            csv.flush();
            text.flush();
          } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
          }
        });
  }

  /** A lone empty cell stands in quotes: an empty line is no row to a reader. */
  private static CsvWriter.CsvWriterBuilder writer(int columns) {
    var writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF);
    return columns == 1 ? writer.quoteStrategy(QuoteStrategies.EMPTY) : writer;
  }

  static List<String> sized(List<String> row, int cells) {
    Checks.argument(row.size() == cells, "row", row.size() + " cells", cells + " cells");
    return row;
  }
}
