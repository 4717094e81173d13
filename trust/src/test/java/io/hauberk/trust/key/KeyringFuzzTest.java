package io.hauberk.trust.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.trust.lock.IntegrityException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes inside an opened keyring; what is understood is written back the same. */
class KeyringFuzzTest {

  static Stream<byte[]> seeds() {
    var ring = Keyring.empty();
    for (var kind : KeyKind.values()) {
      ring = ring.create(kind.label(), kind, Instant.EPOCH).rotate(kind.label(), Instant.EPOCH);
    }
    var text = new String(KeyringJson.format(ring), StandardCharsets.UTF_8);
    return Stream.of(
            text,
            text.replace("enabled", "destroyed"),
            text.replaceFirst("\"id\":-?[0-9]+", "\"id\":0"),
            text.replaceFirst("\"key\":\"....", "\"key\":\""),
            text.replace("1970", "19700"),
            "{\"keysets\":[{\"name\":\"\",\"kind\":\"\",\"primary\":1e9,\"versions\":[{}]}]}",
            "{\"keysets\":{}}",
            "{\"keysets\":[],\"keysets\":[]}",
            "[".repeat(1000),
            "")
        .map(seed -> seed.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzzParse(byte[] data) {
    try {
      var ring = KeyringJson.parse(data);
      assertThat(KeyringJson.parse(KeyringJson.format(ring)).keysets())
          .containsExactlyElementsOf(ring.keysets());
    } catch (IntegrityException e) {
      assertThat(e).hasMessageContaining("(expected: ");
    }
  }
}
