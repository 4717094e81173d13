package io.hauberk.tensor.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text as an architecture; what is understood is written back the same. */
class ArchitectureFuzzTest {

  static Stream<byte[]> seeds() {
    return Stream.of(
        Vectors.bytes("architectures/pgd_madry.json"),
        ("{\"inputShape\":[2],\"nodes\":[{\"name\":\"a\",\"type\":\"Clip\",\"low\":0,\"high\":1},"
                + "{\"type\":\"Add\",\"inputs\":[\"a\",\"input\"]}],\"output\":\"a\"}")
            .getBytes(StandardCharsets.UTF_8));
  }

  @DictionaryEntries({
    "\"inputs\":[",
    "\"name\":",
    "\"output\":",
    "\"kernel\":",
    "\"padding\":[1,2,3,4]",
    "\"MaxPool2d\"",
    "\"ConvTranspose2d\"",
    "\"Elementwise\",\"function\":\"ABS\"",
    "\"Reshape\",\"shape\":[-1]",
    "\"Infinity\"",
    "1e308"
  })
  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10s")
  void fuzzParse(byte[] data) {
    Fuzzing.assertAnswers(
        () -> {
          var network = ArchitectureJson.parse(Utf8.decode(data, "architecture"));
          assertThat(ArchitectureJson.parse(ArchitectureJson.format(network))).isEqualTo(network);
        });
  }
}
