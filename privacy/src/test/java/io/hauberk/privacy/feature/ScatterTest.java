package io.hauberk.privacy.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class ScatterTest {

  private static final int SIDE = 16;
  private static final DataSet.About ABOUT = new DataSet.About("t", List.of("a", "b"), List.of());
  private static final Scatter PHOTOGRAPHS = new Scatter(Colours.LUMA_CHROMA, Symmetry.LEFT_RIGHT);

  private static Tensor uniform(int images, int channels) {
    var pixels = new float[images * channels * SIDE * SIDE];
    new Randomness(3).stream(0, 0).fillUniform(pixels, 0, 1);
    return Tensors.of(pixels, images, channels, SIDE, SIDE);
  }

  private static float[] features(Scatter scatter, Tensor images) {
    int n = Math.toIntExact(images.size(0));
    try (var set = DataSet.of(ABOUT, images.clone(), Tensors.of(new long[n], n));
        var made = scatter.of(set, Progress.none())) {
      return Tensors.floats(made.all().inputs());
    }
  }

  /** A grey image is its lightness, and has no colour. */
  @Test
  void of_greyImagesAsLumaAndChroma_areTheGreyFeaturesAndZeros() {
    try (var scope = TensorScope.open()) {
      var grey = uniform(1, 1);
      var expected = features(Scatter.PLAIN, grey);
      var scatter = new Scatter(Colours.LUMA_CHROMA, Symmetry.NONE);
      var values = features(scatter, grey.expand(1, 3, SIDE, SIDE).contiguous());
      assertThat(values).hasSize(3 * expected.length);
      for (int i = 0; i < values.length; i++) {
        float wanted = i < expected.length ? expected[i] : 0;
        assertThat(values[i]).as("value %d", i).isCloseTo(wanted, within(1e-5f));
      }
    }
  }

  @Test
  void of_mirrorImages_isTheSame() {
    try (var scope = TensorScope.open()) {
      var images = uniform(2, 3);
      var mirrored = images.flip(3).contiguous();
      assertThat(features(PHOTOGRAPHS, mirrored)).containsExactly(features(PHOTOGRAPHS, images));
      var tells = new Scatter(Colours.LUMA_CHROMA, Symmetry.NONE);
      assertThat(features(tells, mirrored)).isNotEqualTo(features(tells, images));
    }
  }

  /** Images of overlapping boxes, which have edges and surfaces as photographs do. */
  private static Tensor boxes(int images) {
    var draws = new float[5 * 12];
    var pixels = new float[images * 3 * SIDE * SIDE];
    for (int i = 0; i < 3 * images; i++) {
      new Randomness(4).stream(i, 0).fillUniform(draws, 0, 1);
      for (int box = 0; box < draws.length; box += 5) {
        paint(pixels, i * SIDE * SIDE, Arrays.copyOfRange(draws, box, box + 5));
      }
    }
    return Tensors.of(pixels, images, 3, SIDE, SIDE);
  }

  private static void paint(float[] pixels, int from, float[] box) {
    for (int i = 0; i < SIDE * SIDE; i++) {
      int row = i / SIDE;
      double y = (double) row / SIDE;
      double x = (double) (i % SIDE) / SIDE;
      if (Math.abs(y - box[0]) < box[2] && Math.abs(x - box[1]) < box[3]) {
        pixels[from + i] = box[4];
      }
    }
  }

  @Test
  void even_images_bringsChannelsNearOneAnother() {
    try (var scope = TensorScope.open();
        var images = DataSet.of(ABOUT, boxes(40), Tensors.of(new long[40], 40));
        var even = PHOTOGRAPHS.even(images, Progress.none());
        var raw = PHOTOGRAPHS.of(images, Progress.none())) {
      assertThat(largestToLeast(even)).isLessThan(25);
      assertThat(largestToLeast(raw)).isGreaterThan(100);
    }
  }

  private static double largestToLeast(DataSet features) {
    var channels = features.all().inputs().transpose(0, 1).contiguous().view(3 * 81, -1);
    var spreads = Tensors.floats(channels.std(new long[] {1}, true, false));
    var all = IntStream.range(0, spreads.length).mapToDouble(i -> spreads[i]).summaryStatistics();
    return all.getMax() / all.getMin();
  }

  @Test
  void naturalNoise_twice_isTheSame() {
    var shape = List.of(3L, (long) SIDE, (long) SIDE);
    var factors = NaturalNoise.factors(PHOTOGRAPHS, shape);
    assertThat(factors).hasSize(3 * 81).allMatch(factor -> factor > 0 && factor < 1e6);
    assertThat(NaturalNoise.factors(PHOTOGRAPHS, shape)).isEqualTo(factors);
  }

  @Test
  void of_oneColourAsLumaAndChroma_isRefused() {
    assertThatThrownBy(() -> PHOTOGRAPHS.shape(List.of(1L, 16L, 16L)))
        .hasMessage("channels: 1 (expected: 3 for luma and chroma)");
    assertThatThrownBy(() -> PHOTOGRAPHS.shape(List.of(3L, 16L)))
        .hasMessage("sample shape: [3, 16] (expected: [channels, side, side])");
  }
}
