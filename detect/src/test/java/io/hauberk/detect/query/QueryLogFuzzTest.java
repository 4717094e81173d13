package io.hauberk.detect.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.detect.Fuzzing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a log of queries, watched by everything. */
class QueryLogFuzzTest {

  static Stream<byte[]> logs() {
    return Stream.of(
            "{\"caller\":\"a\",\"time\":\"2026-01-01T00:00:00Z\",\"input\":[0.1,2,null]}\n",
            "{\"caller\":\"a\",\"time\":\"2026-01-01T00:00:00Z\",\"bytes\":\"AAEC/w==\",\"cost\":3}\n",
            "{\"caller\":\"a\",\"time\":\"x\"}\n[[[\n",
            "")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("logs")
  @FuzzTest(maxDuration = "15s")
  void fuzzLog(byte[] data) {
    var watch = new QueryWatch(List.of(new NearDuplicates(), new Prada(0.9), new Canaries()));
    var bursts = new Bursts(Map.of(Bursts.Kind.COST, 10.0));
    var credentials = new Credentials(3, 3);
    Fuzzing.assertAnswers(() -> assertThat(read(data, watch, bursts, credentials)).isNotNegative());
  }

  private static long read(byte[] data, QueryWatch watch, Bursts bursts, Credentials credentials) {
    try {
      return QueryLog.read(
          new ByteArrayInputStream(data),
          entry -> {
            bursts.observe(entry.access());
            credentials.observe(entry.access());
            entry.query().ifPresent(watch::observe);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
