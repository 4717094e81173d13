package io.hauberk.data.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file by RFC 4180, strictly: UTF-8 without a broken byte, quotes closed, every row as wide
 * as the header. The separator is the one of {@code , ; tab |} that the header has most.
 */
final class CsvSource implements RowSource {

  /** Characters of one field; longer ones are a broken quote more often than data. */
  static final int MAX_FIELD = 1 << 20;

  private static final int HEADER_LOOKAHEAD = 1 << 16;

  private final String name;
  private final Reader reader;
  private final CloseableIterator<CsvRecord> records;
  private final List<String> columns;

  private CsvSource(String name, Reader reader, CloseableIterator<CsvRecord> records) {
    this.name = name;
    this.reader = reader;
    this.records = records;
    columns = Columns.checked(read().orElseThrow(() -> broken("empty", "a header", null)));
  }

  static RowSource open(Path file) {
    try {
      return over(file.toString(), Files.newInputStream(file));
    } catch (IOException e) {
      throw new StorageException("table", file, "a readable file", e);
    }
  }

  static RowSource over(String name, InputStream bytes) throws IOException {
    var in = new BufferedInputStream(bytes, HEADER_LOOKAHEAD);
    var separator = separator(in);
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var reader = new InputStreamReader(in, decoder);
    try {
      var records =
          CsvReader.builder()
              .fieldSeparator(separator)
              .skipEmptyLines(true)
              .allowUnclosedQuote(false)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .maxBufferSize(MAX_FIELD)
              .ofCsvRecord(reader)
              .iterator();
      return new CsvSource(name, reader, records);
    } catch (DataFormatException e) {
      reader.close();
      throw e;
    }
  }

  /** Skips a byte-order mark and reads the header's separator. */
  private static char separator(BufferedInputStream in) throws IOException {
    in.mark(HEADER_LOOKAHEAD);
    var start = in.readNBytes(HEADER_LOOKAHEAD / 2);
    in.reset();
    if (start.length >= 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB) {
      in.skipNBytes(3);
    }
    int[] counts = outsideQuotes(start);
    char best = ',';
    for (char candidate : new char[] {';', '\t', '|'}) {
      best = counts[candidate] > counts[best] ? candidate : best;
    }
    return best;
  }

  /** How often each ASCII character stands outside quotes in the first line. */
  private static int[] outsideQuotes(byte[] start) {
    int[] counts = new int[128];
    boolean quoted = false;
    for (int i = 0; i < start.length && start[i] != '\n'; i++) {
      byte b = start[i];
      quoted ^= b == '"';
      counts[b & 127] += quoted || b < 0 ? 0 : 1;
    }
    return counts;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Optional<List<String>> next() {
    var row = read();
    if (row.isPresent() && row.get().size() != columns.size()) {
      throw broken(row.get().size() + " cells in a row", columns.size() + " as the header", null);
    }
    return row;
  }

  private Optional<List<String>> read() {
    try {
      return records.hasNext() ? Optional.of(records.next().getFields()) : Optional.empty();
    } catch (CsvParseException e) {
      var what = String.valueOf(e.getMessage());
      boolean size = what.contains("size") || what.contains("limit") || what.contains("buffer");
      throw size
          ? broken("a long field", "fields of at most " + MAX_FIELD + " characters", null)
          : broken("broken CSV", "closed quotes, RFC 4180", null);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw broken("bytes that are not UTF-8", "UTF-8 throughout; data clean converts", e);
      }
      throw new StorageException("table", name, "readable to the end", e);
    }
  }

  private DataFormatException broken(String value, String rule, @Nullable Throwable cause) {
    return new DataFormatException(name, value, rule, cause);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new StorageException("table", name, "closable", e);
    }
  }
}
