package io.hauberk.data.table;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The records of a CSV file as they stand in it, each with its line end and the empty lines before
 * it: joined again they are the file. Cuts where RFC 4180 does; memory is one record.
 */
public final class CsvRecords implements AutoCloseable {

  /** Characters of one record, empty lines before it included. */
  static final int MAX_RECORD = 64 << 20;

  private final String name;
  private final BufferedReader in;
  private final CsvDialect dialect;
  private int next;

  private CsvRecords(Path file, CsvDialect dialect, BufferedReader in) throws IOException {
    name = file.toString();
    this.in = in;
    this.dialect = dialect;
    next = in.read();
  }

  /** Opens a file whose bytes are known to be text of this encoding. */
  public static CsvRecords open(Path file, Charset charset, CsvDialect dialect) {
    try {
      return new CsvRecords(file, dialect, Files.newBufferedReader(file, charset));
    } catch (IOException e) {
      throw new StorageException("table", file, "a readable file", e);
    }
  }

  /** The next record; at the end the empty lines that are left, if any, then nothing. */
  public Optional<String> next() {
    var record = new StringBuilder();
    try {
      skipEmptyLines(record);
      while (next >= 0 && next != '\r' && next != '\n') {
        field(record);
      }
      lineEnd(record);
    } catch (IOException e) {
      throw new StorageException("table", name, "readable to the end", e);
    }
    return record.isEmpty() ? Optional.empty() : Optional.of(record.toString());
  }

  private void skipEmptyLines(StringBuilder record) throws IOException {
    while (next == '\r' || next == '\n' || (next == '\uFEFF' && record.isEmpty())) {
      take(record);
    }
  }

  /** One field and the separator behind it. A quote counts at a field's start only. */
  private void field(StringBuilder record) throws IOException {
    if (next == '"') {
      quoted(record);
    }
    while (next >= 0 && next != '\r' && next != '\n') {
      if (take(record) == dialect.separator()) {
        return;
      }
    }
  }

  private void quoted(StringBuilder record) throws IOException {
    take(record);
    while (next >= 0) {
      boolean quote = take(record) == '"';
      if (quote && next != '"') {
        return;
      }
      if (quote) {
        take(record);
      }
    }
  }

  private void lineEnd(StringBuilder record) throws IOException {
    boolean carriage = next == '\r';
    if (next >= 0) {
      take(record);
    }
    if (carriage && next == '\n') {
      take(record);
    }
  }

  private char take(StringBuilder record) throws IOException {
    if (record.length() == MAX_RECORD) {
      throw new DataFormatException(name, "a long record", "at most " + MAX_RECORD + " characters");
    }
    char taken = (char) next;
    record.append(taken);
    next = in.read();
    return taken;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new StorageException("table", name, "closable", e);
    }
  }
}
