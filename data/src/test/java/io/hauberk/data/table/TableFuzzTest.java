package io.hauberk.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a table: rows as wide as the header, or a refusal in one line. */
class TableFuzzTest {

  static Stream<byte[]> csv() {
    return texts(
        "a,b\n1,\"x\"\"y\"\n",
        "\uFEFFa;b\n1;2\n",
        "a\tb\r\n\"1\n2\"\t3\r\n",
        "a,b\n1,\"2",
        "a|a\n");
  }

  static Stream<byte[]> jsonLines() {
    return texts(
        "{\"a\":1,\"b\":null}\n{\"b\":{\"c\":[1]}}\n", "{\"a\":1e400}\n[", "{\"a\":1,\"a\":2}");
  }

  private static Stream<byte[]> texts(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("csv")
  @FuzzTest(maxDuration = "15s")
  void fuzzCsv(byte[] data) {
    read(data, CsvSource::over);
  }

  @MethodSource("jsonLines")
  @FuzzTest(maxDuration = "15s")
  void fuzzJsonLines(byte[] data) {
    read(data, JsonLinesSource::over);
  }

  /** A reader over bytes in memory. */
  private interface Reader {
    RowSource over(String name, InputStream in) throws IOException;
  }

  private static void read(byte[] data, Reader reader) {
    try (var source = reader.over("fuzz", new ByteArrayInputStream(data))) {
      int columns = source.columns().size();
      for (var row = source.next(); row.isPresent(); row = source.next()) {
        assertThat(row.get()).hasSize(columns);
      }
    } catch (DataFormatException | StorageException e) {
      assertThat(e.getMessage()).contains("(expected: ").doesNotContain("\n");
    } catch (IOException e) {
      throw new AssertionError("bytes in memory do not fail", e);
    }
  }
}
