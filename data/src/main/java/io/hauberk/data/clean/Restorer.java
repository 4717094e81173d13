package io.hauberk.data.clean;

import io.hauberk.core.AtomicFile;
import io.hauberk.core.Checks;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.data.table.CsvDialect;
import io.hauberk.data.table.RowSource;
import io.hauberk.data.table.TableFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The way back: from a cleaned table and its change log the original file, bit for bit. Its SHA-256
 * is compared with the log's before the file appears. Memory: one row.
 */
public final class Restorer {
  private Restorer() {}

  /**
   * Writes the original.
   *
   * @throws DataFormatException when the cleaned table was changed since, or the log is broken
   */
  public static void restore(Path cleaned, Path log, Path to) {
    var target = to.toAbsolutePath().normalize();
    Checks.argument(
        !target.equals(cleaned.toAbsolutePath().normalize())
            && !target.equals(log.toAbsolutePath().normalize()),
        "to",
        to,
        "another file than those it comes from");
    if (!Files.isRegularFile(log)) {
      throw new StorageException("change log", log, "a file that exists");
    }
    AtomicFile.write(to, out -> write(cleaned, log, out));
  }

  /** Goes the whole way back and writes nothing. */
  static void check(Path cleaned, Path log) {
    try {
      write(cleaned, log, OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new StorageException("change log", log, "readable to the end", e);
    }
  }

  private static void write(Path cleaned, Path file, OutputStream out) throws IOException {
    try (var in = Files.newInputStream(file);
        var log = new LogReader(in)) {
      var digest = new Sha256Stream(out);
      if (log.original().dialect().isPresent()) {
        rows(cleaned, log, log.original().dialect().get(), digest);
      } else {
        pieces(log, digest);
      }
      if (!digest.hex().equals(log.original().sha256())) {
        throw new DataFormatException(
            "restored", "not the original", "the cleaned table as it was written, and its own log");
      }
    }
  }

  private static void pieces(LogReader log, OutputStream out) throws IOException {
    for (var piece = log.piece(); piece.isPresent(); piece = log.piece()) {
      out.write(piece.get());
    }
  }

  private static void rows(Path cleaned, LogReader log, CsvDialect dialect, OutputStream out)
      throws IOException {
    try (var source = TableFormat.open(cleaned)) {
      var text =
          new BufferedWriter(new OutputStreamWriter(out, log.original().charset().newEncoder()));
      text.write(text(log, 0, dialect, source));
      long row = 1;
      for (; !ended(log, row); row++) {
        text.write(text(log, row, dialect, source));
      }
      text.flush();
    }
  }

  private static boolean ended(LogReader log, long row) {
    return log.atEnd() && row > log.rows();
  }

  private static String text(LogReader log, long row, CsvDialect dialect, RowSource source) {
    var entry = log.row(row);
    boolean gone = entry.isPresent() && entry.get().gone();
    var cells = row == 0 ? source.columns() : gone ? source.columns() : next(source);
    return entry.flatMap(LogRow::original).orElseGet(() -> dialect.render(cells));
  }

  private static List<String> next(RowSource source) {
    return source
        .next()
        .orElseThrow(
            () ->
                new DataFormatException(
                    "cleaned table", "fewer rows than the log says", "as it was written"));
  }
}
