package io.hauberk.trust.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.core.StorageException;
import io.hauberk.report.Finding;
import io.hauberk.testkit.SharedData;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that nobody attacks raise nothing. */
class ScanOrdinaryTest {

  private static Path ordinary() throws URISyntaxException {
    return Path.of(ScanOrdinaryTest.class.getResource("/vectors/scan/ordinary").toURI());
  }

  @Test
  void scan_modelsOfScikitLearnTorchNumpyOnnx_findsNothing() throws URISyntaxException {
    var report = new ModelScanner(Progress.none()).scan(ordinary());

    assertThat(report.findings()).extracting(f -> f.subject() + " " + f.detail()).isEmpty();
    assertThat(report.files()).isEqualTo(22);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abs", "fast-adversarial"})
  void scan_modelsOfTheShare_findsNothing(String folder) {
    var report = new ModelScanner(Progress.none()).scan(SharedData.model(folder));

    assertThat(report.findings()).extracting(f -> f.subject() + " " + f.detail()).isEmpty();
    assertThat(report.files()).isPositive();
  }

  @Test
  void scan_randomWeightsWithPickleMark_findsNothing() {
    var random = new Randomness(1);
    var findings = new ArrayList<Finding>();
    for (int i = 0; i < 2_000; i++) {
      var weights = new byte[512];
      var draw = random.stream(i, 0);
      for (int j = 0; j < weights.length; j++) {
        weights[j] = (byte) draw.nextInt(256);
      }
      weights[0] = (byte) 0x80;
      weights[1] = (byte) (i % 6);
      findings.addAll(ModelScanner.scan("m.pt", Pickles.zip("archive/data/0", weights)));
    }

    assertThat(findings).extracting(Finding::detail).isEmpty();
  }

  @Test
  void scan_ordinaryModelCutAnywhere_answers() throws Exception {
    for (var name :
        new String[] {"state.pt", "forest.joblib", "weights.safetensors", "relu.onnx"}) {
      var whole = Files.readAllBytes(ordinary().resolve(name));
      for (int length = 0; length < whole.length; length += 7) {
        var cut = java.util.Arrays.copyOf(whole, length);
        assertThat(ModelScanner.scan(name, cut)).as(name).isNotNull();
      }
    }
  }

  @Test
  void scan_linkInFolder_isNamedAndNotFollowed(@TempDir Path folder) throws IOException {
    Files.createSymbolicLink(folder.resolve("weights.bin"), Path.of("/etc/passwd"));

    var report = new ModelScanner(Progress.none()).scan(folder);

    assertThat(report.clean()).isFalse();
    assertThat(report.findings().get(0).subject()).isEqualTo("weights.bin");
  }

  @Test
  void scan_missingModel_isRefused(@TempDir Path folder) {
    var scanner = new ModelScanner(Progress.none());

    assertThatThrownBy(() -> scanner.scan(folder.resolve("none")))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(" (expected: ");
  }
}
