package io.hauberk.tensor.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a zip archive of PyTorch's. */
class TorchZipFuzzTest {

  private static final Path FILE = file();

  private static Path file() {
    try {
      var file = Files.createTempFile("fuzz", ".pth");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<byte[]> seeds() {
    return Stream.of(
        Vectors.bytes("pytorch/shared_zip.pth"), Vectors.bytes("pytorch/network_zip.pth"));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10s")
  void fuzzRead(byte[] data) throws IOException {
    Files.write(FILE, data);
    Fuzzing.assertAnswers(
        () -> {
          try (var zip = TorchZip.open(FILE);
              var weights = zip.read()) {
            assertThat(weights.count()).isLessThanOrEqualTo(16L * (16L * data.length + (1 << 20)));
          }
        });
  }
}
