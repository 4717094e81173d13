package io.hauberk.data.clean;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a change log: read to its end, or a refusal in one line. */
class ChangeLogFuzzTest {

  private static final String HEADER =
      "{\"format\":\"hauberk-clean-1\",\"source\":\"a.csv\",\"sha256\":\""
          + "0".repeat(64)
          + "\",\"encoding\":\"UTF-8\",\"separator\":\",\",\"line-end\":\"\\n"
          + "\",\"quoting\":\"ALL\"}\n";

  static Stream<byte[]> logs() {
    return Stream.concat(Stream.of(new byte[] {(byte) 0xef, (byte) 0xf4}), texts());
  }

  private static Stream<byte[]> texts() {
    return Stream.of(
            HEADER + "{\"row\":1,\"gone\":true,\"original\":\"1,2\\n\"}\n{\"rows\":1}\n",
            HEADER + "{\"bytes\":\"AAAA\"}\n{\"rows\":0}\n",
            HEADER + "{\"bytes\":7}\n{\"rows\":0}\n",
            HEADER + "[1]\n{\"rows\":1}",
            HEADER.replace("ALL", "SOME"),
            "{")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("logs")
  @FuzzTest(maxDuration = "15s")
  void fuzzLog(byte[] data) {
    try (var log = new LogReader(new ByteArrayInputStream(data))) {
      for (long row = 0; row < 10; row++) {
        log.row(row);
      }
      while (log.piece().isPresent()) {
        assertThat(log.original()).isNotNull();
      }
      assertThat(log.rows()).isNotNegative();
    } catch (DataFormatException | StorageException e) {
      assertThat(e.getMessage()).contains("(expected: ").doesNotContain("\n");
    } catch (IOException e) {
      throw new AssertionError("bytes in memory do not fail", e);
    }
  }
}
