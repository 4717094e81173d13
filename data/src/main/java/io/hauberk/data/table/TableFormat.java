package io.hauberk.data.table;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The file formats of tables, told by the name's ending. */
public enum TableFormat {
  CSV(".csv", ".tsv") {
    @Override
    RowSource read(Path file) {
      return CsvSource.open(file);
    }

    @Override
    RowSource recoded(String name, InputStream utf8) throws IOException {
      return CsvSource.over(name, utf8);
    }

    @Override
    void write(Path file, List<String> columns, RowContent content) {
      CsvFile.write(file, columns, content);
    }
  },
  JSON_LINES(".jsonl", ".ndjson") {
    @Override
    RowSource read(Path file) {
      return JsonLinesSource.open(file);
    }

    @Override
    RowSource recoded(String name, InputStream utf8) throws IOException {
      return JsonLinesSource.over(name, utf8);
    }

    @Override
    void write(Path file, List<String> columns, RowContent content) {
      JsonLinesFile.write(file, columns, content);
    }
  },
  PARQUET(".parquet") {
    @Override
    RowSource read(Path file) {
      return ParquetFile.open(file);
    }

    @Override
    RowSource watched(Path file, Progress progress, String work) {
      return read(file);
    }

    @Override
    RowSource recoded(String name, InputStream utf8) {
      throw new IllegalArgumentException(
          Checks.message("encoding", name, "none said: Parquet tells its own"));
    }

    @Override
    void write(Path file, List<String> columns, RowContent content) {
      ParquetFile.write(file, columns, content);
    }
  };

  /** Writes all rows of a new file. */
  @FunctionalInterface
  public interface RowContent {
    void writeTo(RowSink sink) throws java.io.IOException;
  }

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
  private final List<String> endings;

  TableFormat(String... endings) {
    this.endings = List.of(endings);
  }

  abstract RowSource read(Path file);

  abstract RowSource recoded(String name, InputStream utf8) throws IOException;

  private RowSource read(Path file, Charset charset) {
    try {
      return recoded(file.toString(), new RecodedStream(Files.newInputStream(file), charset));
    } catch (IOException e) {
      throw new StorageException("table", file, "a readable file of " + charset, e);
    }
  }

  RowSource watched(Path file, Progress progress, String work) {
    try {
      return recoded(file.toString(), ProgressStream.open(file, progress, work));
    } catch (IOException e) {
      throw new StorageException("table", file, "a readable file", e);
    }
  }

  abstract void write(Path file, List<String> columns, RowContent content);

  /** The format of a file's name; nothing when it is no table's. */
  public static Optional<TableFormat> find(Path file) {
    var name = file.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> format.endings.stream().anyMatch(name::endsWith))
        .findFirst();
  }

  /** The format of a table's name. */
  public static TableFormat of(Path file) {
    return find(file)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Checks.message(
                        "table", file, "a name in .csv, .tsv, .jsonl, .ndjson or .parquet")));
  }

  /**
   * Opens a table file.
   *
   * @throws StorageException when it is missing
   * @throws io.hauberk.core.DataFormatException when it is broken, now or at a later row
   */
  public static RowSource open(Path file) {
    return existing(file).read(file);
  }

  /**
   * Opens a table file whose text is of this encoding; a Parquet file says its own.
   *
   * @throws StorageException when it is missing
   * @throws io.hauberk.core.DataFormatException when it is broken, now or at a later row
   */
  public static RowSource open(Path file, Charset charset) {
    var format = of(file);
    return charset.equals(StandardCharsets.UTF_8) ? open(file) : format.read(file, charset);
  }

  /**
   * Opens a table file and reports how far it was read; Parquet is read without a report.
   *
   * @param work what the reading is for
   * @throws StorageException when it is missing
   * @throws io.hauberk.core.DataFormatException when it is broken, now or at a later row
   */
  public static RowSource open(Path file, Progress progress, String work) {
    return existing(file).watched(file, progress, work);
  }

  private static TableFormat existing(Path file) {
    var format = of(file);
    if (!Files.isRegularFile(file)) {
      throw new StorageException("table", file, "a file that exists");
    }
    return format;
  }

  /** Writes a table file; it appears whole or not at all. */
  public static void create(Path file, List<String> columns, RowContent content) {
    of(file).write(file, Columns.checked(columns), content);
  }

  /** Writes a table in memory. */
  public static void create(Path file, Table table) {
    create(
        file,
        table.columns(),
        sink -> {
          for (var row : table.rows()) {
            sink.write(row);
          }
        });
  }
}
