package io.hauberk.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableFormatTest {

  private static final Table TABLE =
      new Table(
          List.of("name", "note"),
          List.of(List.of("张伟", "a,\"b\"\nc"), List.of("Zoë", ""), List.of("x", "1")));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"t.csv", "t.jsonl", "t.parquet"})
  void create_thenOpen_givesTheSameTable(String name) {
    var file = folder.resolve(name);
    TableFormat.create(file, TABLE);
    try (var source = TableFormat.open(file)) {
      assertThat(source.readAll()).isEqualTo(TABLE);
    }
    assertThat(folder.toFile().list()).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a,b\n1,\"2", "a,b\n1,\"2\"x\n", "a,a\n1,2", "a,b\n1", "a,b\n1,2,3", "a,\n"})
  void open_brokenCsv_isRefused(String text) throws IOException {
    assertRefused("t.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "{\"a\":1", "{\"a\":1}\n{\"b\":1}", "{\"a\":1,\"a\":2}", "{}"})
  void open_brokenJsonLines_isRefused(String text) throws IOException {
    assertRefused("t.jsonl", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void open_mixedEncodings_isRefused() throws IOException {
    var utf8 = "姓名\n张伟\n".getBytes(StandardCharsets.UTF_8);
    var gbk = "李娜\n".getBytes(Charset.forName("GB18030"));
    var both = java.util.Arrays.copyOf(utf8, utf8.length + gbk.length);
    System.arraycopy(gbk, 0, both, utf8.length, gbk.length);
    assertRefused("t.csv", both);
  }

  @Test
  void open_tenMegabyteField_isRefused() throws IOException {
    var text = "a\n\"" + "x".repeat(10 << 20) + "\"\n";
    assertRefused("t.csv", text.getBytes(StandardCharsets.UTF_8));
    var json = "{\"a\":\"" + "x".repeat(10 << 20) + "\"}";
    assertRefused("t.jsonl", json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void open_brokenParquet_isRefused() throws IOException {
    assertRefused("t.parquet", "PAR1 not really PAR1".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void open_parquetBomb_isRefused() throws Exception {
    var file = folder.resolve("bomb.parquet");
    try (var db = DriverManager.getConnection("jdbc:duckdb:");
        var statement = db.createStatement()) {
      statement.execute(
          "COPY (SELECT repeat('x', 1000000) || (i % 2) a FROM range(1000) t(i)) TO '"
              + file
              + "' (FORMAT PARQUET, COMPRESSION ZSTD, DICTIONARY_SIZE_LIMIT 1)");
    }
    assertThat(Files.size(file)).isLessThan(1 << 19);
    assertThatThrownBy(() -> TableFormat.open(file).readAll())
        .isInstanceOf(DataFormatException.class);
  }

  @Test
  void open_missingFile_isStorage() {
    assertThatThrownBy(() -> TableFormat.open(folder.resolve("no.csv")))
        .isInstanceOf(StorageException.class);
  }

  /** Every interface of JDBC that is asked for; the fifth row fails as a lost connection does. */
  private static <T> T dropping(Class<T> type, AtomicInteger row) {
    return type.cast(
        Proxy.newProxyInstance(
            TableFormatTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "getColumnCount" -> 1;
                  case "getColumnLabel", "getString" -> "a";
                  case "next" -> {
                    if (row.incrementAndGet() == 5) {
                      throw new SQLException("connection lost", "08006");
                    }
                    yield true;
                  }
                  default ->
                      method.getReturnType().isInterface()
                          ? dropping(method.getReturnType(), row)
                          : null;
                }));
  }

  @Test
  void query_sourceThatDrops_isStorageAndLeavesNoFile() {
    var source =
        JdbcSource.query(dropping(Connection.class, new AtomicInteger()), "SELECT a FROM t");
    assertThatThrownBy(
            () ->
                TableFormat.create(
                    folder.resolve("out.csv"),
                    List.of("a"),
                    sink -> {
                      for (var row = source.next(); row.isPresent(); row = source.next()) {
                        sink.write(row.get());
                      }
                    }))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("source: dropped (SQL state 08006)");
    assertThat(folder.toFile().list()).isEmpty();
    source.close();
  }

  private void assertRefused(String name, byte[] bytes) throws IOException {
    var file = folder.resolve(name);
    Files.write(file, bytes);
    assertThatThrownBy(
            () -> {
              try (var source = TableFormat.open(file)) {
                source.readAll();
              }
            })
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("expected: ");
  }
}
