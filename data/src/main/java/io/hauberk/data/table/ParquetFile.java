package io.hauberk.data.table;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * Parquet by DuckDB in the process, with its memory bounded, so that a file that unpacks to more
 * than it says fails instead of filling the machine.
 */
final class ParquetFile {
  private ParquetFile() {}

  private static final String MEMORY = "SET memory_limit='512MB'";
  private static final String THREADS = "SET threads=1";

  /** Rows times columns times bytes that a file may claim to unpack to, a byte of the file. */
  private static final long MAX_RATIO = 2_000;

  private static final long SMALL = 64L << 20;

  static RowSource open(Path file) {
    try {
      var connection = database();
      refuseBomb(connection, file);
      return JdbcSource.query(connection, "SELECT * FROM read_parquet(" + literal(file) + ")");
    } catch (SQLException e) {
      throw new DataFormatException(file.toString(), "broken Parquet", "a whole Parquet file", e);
    }
  }

  private static Connection database() throws SQLException {
    var streaming = new Properties();
    streaming.setProperty("jdbc_stream_results", "true");
    var connection = DriverManager.getConnection("jdbc:duckdb:", streaming);
    try (var statement = connection.createStatement()) {
      statement.execute(MEMORY);
      statement.execute(THREADS);
    }
    return connection;
  }

  private static void refuseBomb(Connection connection, Path file) throws SQLException {
    var sql =
        "SELECT sum(total_uncompressed_size), max(total_uncompressed_size) FROM parquet_metadata("
            + literal(file)
            + ")";
    try (var statement = connection.createStatement();
        var sizes = statement.executeQuery(sql)) {
      long packed = Files.size(file);
      boolean bomb = sizes.next() && sizes.getLong(1) > Math.max(SMALL, packed * MAX_RATIO);
      if (bomb) {
        throw new DataFormatException(
            file.toString(),
            sizes.getLong(1) + " B unpacked",
            "at most " + MAX_RATIO + " times the file");
      }
    } catch (IOException e) {
      throw new StorageException("table", file, "a readable file", e);
    }
  }

  static void write(Path file, List<String> columns, TableFormat.RowContent content) {
    try {
      var csv = Files.createTempFile(file.toAbsolutePath().getParent(), ".rows-", ".csv");
      var partial = Path.of(csv + ".parquet");
      try {
        CsvFile.write(csv, columns, content);
        convert(csv, partial);
        Files.move(partial, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(csv);
        Files.deleteIfExists(partial);
      }
    } catch (IOException | SQLException e) {
      throw new StorageException("file", file, "writable with room on the disk", e);
    }
  }

  private static void convert(Path csv, Path parquet) throws SQLException {
    var sql =
        String.format(
            Locale.ROOT,
            "COPY (SELECT * FROM read_csv(%s, header=true, all_varchar=true, nullstr='',"
                + " delim=',', quote='\"', escape='\"', max_line_size=%d)) TO %s (FORMAT PARQUET)",
            literal(csv),
            16 << 20,
            literal(parquet));
    try (var connection = database();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String literal(Path file) {
    return "'" + file.toAbsolutePath().toString().replace("'", "''") + "'";
  }
}
