package io.hauberk.robust.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputDefenceTest {

  private static final Draws DRAWS = Draws.seeded(3);

  private static float[] drawn(int count, long seed) {
    var values = new float[count];
    new Randomness(seed).stream(0, 0).fillUniform(values, 0, 1);
    return values;
  }

  private static float[] applied(InputDefence defence, float[] image, long... shape) {
    try (var scope = TensorScope.open()) {
      return Tensors.floats(defence.apply(Tensors.of(image, shape), DRAWS));
    }
  }

  /** The Java platform's own encoder, on bytes. */
  private static int[] encoded(int[] grey, int width, int height, int quality) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, width, height, grey);
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(bytes)) {
      var how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(quality / 100f);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    var back = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    return back.getRaster().getPixels(0, 0, width, height, (int[]) null);
  }

  /** Both round at every step; a coefficient that lies between two may fall to either. */
  @ParameterizedTest
  @ValueSource(ints = {10, 50, 75, 95})
  void jpeg_grey_asThePlatformsEncoder(int quality) throws IOException {
    int width = 28;
    int height = 21;
    var noise = drawn(width * height, 5);
    var grey = new int[width * height];
    var values = new float[width * height];
    for (int i = 0; i < grey.length; i++) {
      int row = i / width;
      double wave = 128 + 80 * Math.sin((i % width) / 4.0) * Math.cos(row / 5.0);
      grey[i] = (int) Math.round(wave + 40 * (noise[i] - 0.5));
      values[i] = grey[i] / 255f;
    }
    var expected = encoded(grey, width, height, quality);
    var found = applied(new Jpeg(quality), values, 1, 1, height, width);
    double apart = 0;
    for (int i = 0; i < grey.length; i++) {
      apart += Math.abs(found[i] * 255 - expected[i]) / grey.length;
    }
    assertThat(apart).isLessThan(0.5);
  }

  @Test
  void jpeg_flatColour_keptWithinAByteOrTwo() {
    var image = new float[3 * 9 * 9];
    for (int i = 0; i < image.length; i++) {
      image[i] = new float[] {0.8f, 0.4f, 0.2f}[i / 81];
    }
    var found = applied(new Jpeg(95), image, 1, 3, 9, 9);
    for (int i = 0; i < image.length; i++) {
      assertThat(found[i]).isCloseTo(image[i], within(3f / 255));
    }
  }

  @Test
  void bitDepth_roundsToItsLevels() {
    var image = new float[] {0, 0.16f, 0.17f, 0.49f, 0.51f, 1};
    assertThat(applied(new BitDepth(1), image, 1, 1, 2, 3)).containsExactly(0, 0, 0, 0, 1, 1);
    assertThat(applied(new BitDepth(2), image, 1, 1, 2, 3))
        .containsExactly(0, 0, 1 / 3f, 1 / 3f, 2 / 3f, 1);
  }

  @Test
  void median_lonelyPixel_vanishes() {
    var image = new float[25];
    image[12] = 1;
    assertThat(applied(new MedianFilter(3), image, 1, 1, 5, 5)).containsOnly(0);
    var edge = new float[] {0, 1, 1, 0, 1, 1, 0, 1, 1};
    assertThat(applied(new MedianFilter(3), edge, 1, 1, 3, 3)).containsExactly(edge);
  }

  /** No change of the result, small or large, makes what it minimises smaller. */
  @Test
  void totalVariation_result_isTheLeast() {
    int side = 8;
    double weight = 0.1;
    var image = drawn(side * side, 9);
    var found = applied(new TotalVariation(weight, 1), image, 1, 1, side, side);
    double least = objective(found, image, side, weight);
    assertThat(least).isLessThan(objective(image, image, side, weight));
    for (int trial = 0; trial < 200; trial++) {
      var other = found.clone();
      var push = drawn(side * side, 100 + trial);
      for (int i = 0; i < other.length; i++) {
        other[i] += (trial % 2 == 0 ? 0.02f : 0.3f) * (push[i] - 0.5f);
      }
      assertThat(objective(other, image, side, weight)).isGreaterThan(least - 1e-3);
    }
  }

  private static double objective(float[] z, float[] x, int side, double weight) {
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      double down = i + side < z.length ? z[i + side] - z[i] : 0;
      double right = i % side + 1 < side ? z[i + 1] - z[i] : 0;
      sum += 0.5 * (z[i] - x[i]) * (z[i] - x[i]) + weight * Math.hypot(down, right);
    }
    return sum;
  }

  @Test
  void totalVariation_draws_byContentAndNumber() {
    try (var scope = TensorScope.open()) {
      var defence = new TotalVariation(0.05, 0.5);
      var both = Tensors.of(drawn(2 * 36, 4), 2, 1, 6, 6);
      var together = Tensors.floats(defence.apply(both, DRAWS).narrow(0, 1, 1));
      Tensor second = both.narrow(0, 1, 1);
      assertThat(Tensors.floats(defence.apply(second, DRAWS))).containsExactly(together);
      assertThat(Tensors.floats(defence.apply(second, DRAWS.numbered(1)))).isNotEqualTo(together);
    }
  }

  @Test
  void defences_badParameters_named() {
    assertThatThrownBy(() -> new Jpeg(0)).hasMessageStartingWith("jpeg: 0");
    assertThatThrownBy(() -> new BitDepth(9)).hasMessageStartingWith("bits: 9");
    assertThatThrownBy(() -> new MedianFilter(4)).hasMessageStartingWith("median: 4");
    assertThatThrownBy(() -> new TotalVariation(0, 1)).hasMessageStartingWith("weight: 0.0");
    assertThatThrownBy(() -> new TotalVariation(1, 0)).hasMessageStartingWith("kept: 0.0");
    assertThatThrownBy(() -> applied(new BitDepth(1), new float[4], 2, 2))
        .hasMessageStartingWith("inputs: [2, 2]");
    assertThatThrownBy(() -> applied(new Jpeg(75), new float[128], 1, 2, 8, 8))
        .hasMessageStartingWith("channels: 2");
  }
}
