package io.hauberk.privacy.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScatteringTest {

  private static final String VECTORS = "/vectors/kymatio/scattering.csv";

  private static List<String> vectors() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(ScatteringTest.class.getResourceAsStream(VECTORS))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    }
  }

  /** Tolerance as the folder's README says. */
  @ParameterizedTest
  @ValueSource(ints = {28, 32})
  void of_images_matchesKymatio(int side) throws IOException {
    var pixels = new float[2 * side * side];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) (0.5 + 0.5 * Math.sin(0.013 * i + 1e-5 * i * i));
    }
    try (var scope = TensorScope.open()) {
      var features = Scattering.ofSide(side).of(Tensors.of(pixels, 2, 1, side, side));
      assertThat(Tensors.shape(features)).containsExactly(2, 81, side / 4, side / 4);
      var values = Tensors.floats(features);
      int compared = 0;
      for (var line : vectors()) {
        var cells = line.split(",", -1);
        if (Integer.parseInt(cells[0]) == side) {
          double expected = Double.parseDouble(cells[2]);
          assertThat((double) values[Integer.parseInt(cells[1])]).isCloseTo(expected, within(1e-5));
          compared++;
        }
      }
      assertThat(compared).isGreaterThan(100);
    }
  }

  @Test
  void of_channels_areScatteredEachByItself() {
    var pixels = new float[3 * 64];
    new Randomness(1).stream(0, 0).fillUniform(pixels, 0, 1);
    try (var scope = TensorScope.open()) {
      var scattering = Scattering.ofSide(8);
      var together = Tensors.floats(scattering.of(Tensors.of(pixels, 1, 3, 8, 8)));
      var apart = Tensors.floats(scattering.of(Tensors.of(pixels, 3, 1, 8, 8)));
      assertThat(together).containsExactly(apart);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 30, 516})
  void ofSide_odd_isRefused(int side) {
    assertThatThrownBy(() -> Scattering.ofSide(side))
        .hasMessage("side: " + side + " (expected: a multiple of 4, 8 to 512)");
  }

  @Test
  void of_otherShape_isRefused() {
    try (var scope = TensorScope.open()) {
      var flat = Tensors.of(new float[64], 1, 64);
      assertThatThrownBy(() -> Scattering.ofSide(8).of(flat))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void features_ofASet_areNormalisedAndEachSamplesOwn() {
    var pixels = new float[70 * 64];
    new Randomness(2).stream(0, 0).fillUniform(pixels, 0, 1);
    var about = new DataSet.About("noise", List.of("a", "b"), List.of());
    try (var scope = TensorScope.open();
        var images = DataSet.of(about, Tensors.of(pixels, 70, 1, 8, 8), labels());
        var features = new Features(27).of(images, Progress.none());
        var alone = images.subset(new int[] {65});
        var own = new Features(27).of(alone, Progress.none())) {
      assertThat(features.sampleShape()).isEqualTo(Scatter.PLAIN.shape(images.sampleShape()));
      assertThat(features.labels()).isEqualTo(images.labels());
      var values = Tensors.floats(features.batch(65, 66).inputs());
      assertThat(values).hasSize(81 * 4).containsExactly(Tensors.floats(own.all().inputs()));
      double sum = 0;
      for (int i = 0; i < 12; i++) {
        sum += values[i];
      }
      assertThat(sum).isCloseTo(0, within(1e-4));
    }
  }

  private static org.bytedeco.pytorch.Tensor labels() {
    return Tensors.of(new long[70], 70);
  }

  @Test
  void features_groupsThatDoNotDivide_areRefused() {
    assertThatThrownBy(() -> new Features(10))
        .hasMessage("groups: 10 (expected: 1, 3, 9, 27 or 81)");
  }
}
