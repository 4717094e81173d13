package io.hauberk.data.mask;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.core.DataFormatException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text as a policy or a record; what is understood is written back the same. */
class PolicyFuzzTest {

  static Stream<byte[]> seeds() {
    return Stream.of(
            "{\"format\":\"hauberk-mask-1\",\"columns\":{\"a\":{\"do\":\"token\",\"key\":\"k\"}}}",
            "{\"format\":\"hauberk-mask-1\",\"others\":{\"do\":\"redact\",\"word\":\"x\"},"
                + "\"text\":{\"phone\":{\"do\":\"partial\",\"first\":1,\"last\":2}}}",
            "{\"format\":\"hauberk-mask-record-1\",\"rows\":3,\"keys\":{\"k\":\"0011aabb\"},"
                + "\"policy\":{\"format\":\"hauberk-mask-1\"}}",
            "{\"format\":\"hauberk-mask-1\",\"columns\":{\"a\":{\"do\":\"interval\",\"width\":1e999}}}")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzzParse(byte[] data) {
    var text = new String(data, StandardCharsets.UTF_8);
    try {
      var policy = PolicyFile.parse(text);
      assertThat(PolicyFile.parse(PolicyFile.node(policy).toString())).isEqualTo(policy);
    } catch (DataFormatException e) {
      assertThat(e.getMessage()).contains("(expected: ");
    }
    try {
      assertThat(MaskRecord.parse(text).rows()).isNotNegative();
    } catch (DataFormatException e) {
      assertThat(e.getMessage()).contains("(expected: ");
    }
  }
}
