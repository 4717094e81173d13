package io.hauberk.trust.sign;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.core.HauberkException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as bundle or statement: an answer or one line. */
class SignatureFuzzTest {

  static Stream<byte[]> seeds() throws IOException {
    var cert = vector("cert.sig");
    return Stream.of(
        cert,
        vector("key.sig"),
        SignatureBundle.parse(cert).payload(),
        "{}".getBytes(StandardCharsets.UTF_8),
        "null".getBytes(StandardCharsets.UTF_8),
        new byte[0]);
  }

  private static byte[] vector(String name) throws IOException {
    try (InputStream in =
        SignatureFuzzTest.class.getResourceAsStream("/vectors/model-signing/" + name)) {
      return in.readAllBytes();
    }
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzzBundle(byte[] data) {
    answers(() -> Statement.parse(SignatureBundle.parse(data).payload()));
    answers(() -> Statement.parse(data));
  }

  private static void answers(Runnable reader) {
    try {
      reader.run();
    } catch (HauberkException e) {
      assertThat(e.getMessage()).contains(" (expected: ").doesNotContain("\n");
    }
  }
}
