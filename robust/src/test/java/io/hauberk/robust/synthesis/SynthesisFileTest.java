package io.hauberk.robust.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.ModelFormatException;
import io.hauberk.core.Progress;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.TensorScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SynthesisFileTest {

  @TempDir private Path folder;

  private Path file(String json) throws IOException {
    return Files.writeString(folder.resolve("model.json"), json);
  }

  @Test
  void open_networksBesideTheFile_areRead() throws IOException {
    var file =
        file("{\"networks\":\"d.safetensors\",\"sight\":\"grey\",\"samples\":20,\"steps\":2}");
    try (var scope = TensorScope.open();
        var decoders = Tiny.decoders(3)) {
      decoders.write(folder.resolve("d.safetensors"));
      var described = SynthesisFile.read(file);
      assertThat(described.files())
          .containsExactly(folder.toAbsolutePath().resolve("d.safetensors"));
      assertThat(described.inference()).isEqualTo(Inference.of(1).withSamples(20).withSteps(2));
      try (var model = described.open(Progress.none())) {
        assertThat(model.classes()).isEqualTo(3);
        assertThat(model.logits(Tiny.images(1, 2)).size(1)).isEqualTo(3);
      }
    }
  }

  @Test
  void read_leastFile_hasThePapersSearch() throws IOException {
    var described = SynthesisFile.read(file("{\"networks\":\"abs\",\"sight\":\"binary\"}"));
    assertThat(described.sight()).isEqualTo(Sight.BINARY);
    assertThat(described.networks()).isEqualTo(folder.toAbsolutePath().resolve("abs"));
    assertThat(described.inference()).isEqualTo(Inference.of(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"sight\":\"grey\"}|networks: missing",
        "{\"networks\":\"a\"}|sight: missing",
        "{\"networks\":\"a\",\"sight\":\"blue\"}|sight: blue",
        "{\"networks\":7,\"sight\":\"grey\"}|networks: 7",
        "{\"networks\":\"a\",\"sight\":\"grey\",\"samples\":0}|samples: 0",
        "{\"networks\":\"a\",\"sight\":\"grey\",\"steps\":1.5}|steps: 1.5",
        "{\"networks\":\"a\",\"sight\":\"grey\",\"samples\":99999999999}|synthesis file",
        "{\"networks\":\"a\",\"sight\":\"grey\",\"radius\":5}|field: radius",
        "{\"networks\":\"a\",\"networks\":\"b\",\"sight\":\"grey\"}|synthesis file",
        "{\"networks\":|synthesis file",
        "{} {}|synthesis file",
        "[]|synthesis file: ARRAY"
      })
  void read_wrongFile_namesWhatIsWrong(String json, String named) throws IOException {
    var file = file(json);
    assertThatThrownBy(() -> SynthesisFile.read(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining(named);
  }

  @Test
  void read_noFile_saysSo() {
    assertThatThrownBy(() -> SynthesisFile.read(folder.resolve("none.json")))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("none.json");
  }

  @Test
  void read_longFile_refused() throws IOException {
    var file = file("{\"networks\":\"" + "a".repeat(1 << 16) + "\",\"sight\":\"grey\"}");
    assertThatThrownBy(() -> SynthesisFile.read(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("bytes");
  }

  @Test
  void fits_filesOfOtherForms_doNot() throws IOException {
    assertThat(SynthesisFile.fits(file("{}"))).isTrue();
    assertThat(SynthesisFile.fits(file("PK"))).isFalse();
    assertThat(SynthesisFile.fits(folder.resolve("none"))).isFalse();
  }
}
