package io.hauberk.tensor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Published networks load through the allow-list and compute what PyTorch computes. */
class SharedModelsTest {

  private static final int IMAGES = 32;
  private static final int PIXELS = 28 * 28;
  private static final int IDX_HEADER_BYTES = 16;

  @Test
  void read_pgdMadry_logitsOfPyTorch() throws IOException {
    var expected = Vectors.json("pytorch/pgd_madry.json");
    try (var scope = TensorScope.open();
        var loaded =
            ModelFiles.read(
                SharedData.model("fast-adversarial/pgd_madry.pth"),
                Optional.of(Vectors.file("architectures/pgd_madry.json")))) {
      var logits = Tensors.floats(loaded.classifier().logits(mnist()));
      assertThat(loaded.model()).isPresent();
      Vectors.assertClose(logits, expected.get("logits"), expected.get("tolerance").asDouble());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ABS_0.net",
        "ABS_1.net",
        "ABS_2.net",
        "ABS_3.net",
        "ABS_4.net",
        "ABS_5.net",
        "ABS_6.net",
        "ABS_7.net",
        "ABS_8.net",
        "ABS_9.net",
        "binary_cnn.net",
        "transfer_cnn.net",
        "vanilla_cnn.net"
      })
  void read_analysisBySynthesis_shapesAndSumsOfPyTorch(String name) {
    var vectors = Vectors.json("pytorch/abs.json");
    var expected = vectors.get("files").get(name);
    double tolerance = vectors.get("tolerance").asDouble();
    try (var scope = TensorScope.open();
        var weights = StateDicts.read(SharedData.model("abs/" + name))) {
      assertThat(weights.names())
          .containsExactlyElementsOf(() -> expected.get("shapes").fieldNames());
      double sum = 0;
      double magnitudes = 0;
      for (var tensor : weights.names()) {
        var value = weights.get(tensor);
        assertThat(Tensors.shape(value))
            .as(tensor)
            .isEqualTo(Vectors.longs(expected.get("shapes").get(tensor)));
        sum += sum(value);
        magnitudes += sum(value.abs());
      }
      double scale = expected.get("sum_of_magnitudes").asDouble();
      assertThat(magnitudes).isCloseTo(scale, within(tolerance * scale));
      assertThat(sum).isCloseTo(expected.get("sum").asDouble(), within(tolerance * scale));
    }
  }

  private static double sum(Tensor tensor) {
    return tensor.to(ScalarType.Double).sum().item_double();
  }

  private static Tensor mnist() throws IOException {
    var file = SharedData.dataset("mnist/t10k-images-idx3-ubyte.gz");
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      in.skipNBytes(IDX_HEADER_BYTES);
      var pixels = in.readNBytes(IMAGES * PIXELS);
      var values = new float[pixels.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (pixels[i] & 0xFF) / 255f;
      }
      return Tensors.of(values, IMAGES, 1, 28, 28);
    }
  }
}
