package io.hauberk.data.clean;

import io.hauberk.data.table.CsvDialect;
import io.hauberk.data.table.CsvRecords;
import io.hauberk.data.table.RowSink;
import io.hauberk.data.table.RowSource;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The second pass: rows cleaned one by one, written, and logged. */
final class CleanRun {

  private final RowCleaner cleaner;
  private final LogWriter log;
  private final Map<Kind, Long> found = new EnumMap<>(Kind.class);
  private long rows;
  private long kept;
  private long changed;
  private long trailing;

  CleanRun(RowCleaner cleaner, LogWriter log) {
    this.cleaner = cleaner;
    this.log = log;
  }

  /** The rows of a CSV file, each beside its text in the file. */
  void csv(RowSource source, CsvRecords texts, CsvDialect dialect, RowSink sink)
      throws IOException {
    var header = texts.next().orElse("");
    if (!header.equals(dialect.render(source.columns()))) {
      log.row(new LogRow(0, false, Optional.of(header), List.of()));
    }
    for (var row = source.next(); row.isPresent(); row = source.next()) {
      var cleaned = clean(row.get(), sink);
      var text = texts.next().orElse("");
      var same = cleaned.cells().filter(cells -> dialect.render(cells).equals(text));
      write(cleaned, same.isPresent() ? Optional.empty() : Optional.of(text));
    }
    tail(texts);
  }

  /** Empty lines at the end stand in the log as a row that went. */
  private void tail(CsvRecords texts) throws IOException {
    for (var text = texts.next(); text.isPresent(); text = texts.next()) {
      rows++;
      log.row(new LogRow(rows, true, text, List.of()));
      trailing++;
    }
  }

  /** The rows of any other file. */
  void table(RowSource source, RowSink sink) throws IOException {
    for (var row = source.next(); row.isPresent(); row = source.next()) {
      write(clean(row.get(), sink), Optional.empty());
    }
  }

  private RowCleaner.Cleaned clean(List<String> row, RowSink sink) throws IOException {
    rows++;
    var cleaned = cleaner.clean(row, rows);
    cleaned.findings().forEach(finding -> found.merge(finding.kind(), 1L, Long::sum));
    if (cleaned.cells().isPresent()) {
      kept++;
      changed += cleaned.cells().get().equals(row) ? 0 : 1;
      sink.write(cleaned.cells().get());
    }
    return cleaned;
  }

  private void write(RowCleaner.Cleaned cleaned, Optional<String> original) throws IOException {
    boolean gone = cleaned.cells().isEmpty();
    if (gone || original.isPresent() || !cleaned.findings().isEmpty()) {
      log.row(new LogRow(rows, gone, original, cleaned.findings()));
    }
  }

  void end() throws IOException {
    log.end(rows);
  }

  CleanSummary summary(Original original, TableProfile profile) {
    return new CleanSummary(
        original.charset().name(), rows - trailing, kept, changed, found, profile.columns());
  }
}
