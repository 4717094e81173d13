package io.hauberk.detect.netflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.detect.Fuzzing;
import io.hauberk.detect.flow.FlowPairs;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a message, twice, so that its templates are known: times and sizes stay sane. */
class ExportFuzzTest {

  private static final byte[] RECORD = Exports.record(1, 4000, 2, 22, 2);

  static Stream<byte[]> messages() {
    return Stream.of(
        Exports.netflow5(),
        Exports.netflow9(Exports.set(0, Exports.template()), Exports.set(256, RECORD)),
        Exports.ipfix(Exports.set(2, Exports.template()), Exports.set(256, RECORD)));
  }

  @MethodSource("messages")
  @FuzzTest(maxDuration = "15s")
  void fuzzMessage(byte[] data) {
    Fuzzing.assertAnswers(
        () -> {
          var pairs =
              new FlowPairs(
                  flow -> {
                    assertThat(flow.firstNanos()).isBetween(0L, flow.lastNanos());
                    assertThat(flow.sent().bytes()).isNotNegative();
                    assertThat(flow.initiatorPort()).isBetween(0, 0xffff);
                  });
          var reader = new ExportReader(pairs);
          reader.read(data);
          reader.read(data);
          pairs.finish();
          assertThat(reader.tally().messages()).isEqualTo(2);
        });
  }
}
