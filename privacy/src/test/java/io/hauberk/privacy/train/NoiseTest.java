package io.hauberk.privacy.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTest {

  /** Where the ziggurat's tail begins, and 2 Phi of its negative. */
  private static final double TAIL = 3.654152885361009;

  private static final double TAIL_SHARE = 2.58e-4;

  /** Where the curve is cut into sixteen parts of one area. */
  private static final double[] SIXTEENTHS = {
    -1.534120544353,
    -1.150349380376,
    -0.887146559019,
    -0.674489750196,
    -0.488776411115,
    -0.318639363964,
    -0.15731068461,
    0.0,
    0.15731068461,
    0.318639363964,
    0.488776411115,
    0.674489750196,
    0.887146559019,
    1.150349380376,
    1.534120544353
  };

  /** All layers have one area: the topmost ends at the curve's top. */
  @Test
  void ziggurat_layers_closeAtTheTop() {
    var widths = Ziggurat.WIDTHS;
    double last = widths[widths.length - 2];
    double top = Math.exp(-0.5 * last * last) + widths[0] * Math.exp(-0.5 * TAIL * TAIL) / last;
    assertThat(top).isCloseTo(1, Offset.offset(1e-9));
  }

  /** NIST's known answer: AES-256 of a zero block under a zero key. */
  @Test
  void keyStream_zeroKey_startsAsNistsKnownAnswer() {
    var stream = new KeyStream(new byte[KeyStream.KEY_BYTES]);
    assertThat(stream.next()).isEqualTo(Long.reverseBytes(0xdc95c078a2408989L));
    assertThat(stream.next()).isEqualTo(Long.reverseBytes(0xad48a21492842087L));
  }

  @Test
  void keyStream_manyBlocks_doesNotRepeat() {
    var stream = new KeyStream(new byte[KeyStream.KEY_BYTES]);
    long first = stream.next();
    for (int i = 1; i < 20_000; i++) {
      assertThat(stream.next()).isNotEqualTo(first);
    }
  }

  /** The two ways of drawing give one stream: nothing is left out, nothing comes twice. */
  @Test
  void keyStream_numbersByTheBlock_areThoseOneByOne() {
    var single = new KeyStream(new byte[KeyStream.KEY_BYTES]);
    var blocks = new KeyStream(new byte[KeyStream.KEY_BYTES]);
    for (int length : new int[] {1, 3000, 5, 2048, 7}) {
      var numbers = new long[length];
      blocks.fill(numbers);
      for (long number : numbers) {
        assertThat(number).isEqualTo(single.next());
      }
      assertThat(blocks.next()).isEqualTo(single.next());
    }
  }

  @Test
  void addNormal_secondStep_drawsNoiseOfItsOwn() {
    int n = 5000;
    var draws = new KeyStream(new byte[KeyStream.KEY_BYTES]);
    try (var scope = TensorScope.open()) {
      var first = Tensors.floats(NoiseLaw.addNormal(torch.zeros(n), 1, draws));
      var second = Tensors.floats(NoiseLaw.addNormal(torch.zeros(n), 1, draws));
      double product = 0;
      for (int i = 0; i < n; i++) {
        product += (double) first[i] * second[i];
      }
      assertThat(product / n).isBetween(-6 / Math.sqrt(n), 6 / Math.sqrt(n));
    }
  }

  /** Chi-square over 16 parts of one probability: outside 0.3 and 58 but once in 10^6. */
  @Test
  void fill_manyDraws_areSpreadAsTheCurve() {
    int blocks = 400;
    var counts = new long[SIXTEENTHS.length + 1];
    var normals = new Ziggurat(new SeededDraws(8));
    var block = new float[Ziggurat.BLOCK];
    for (int i = 0; i < blocks; i++) {
      normals.fill(block, 2);
      for (float value : block) {
        int place = Arrays.binarySearch(SIXTEENTHS, value / 2.0);
        counts[place < 0 ? -place - 1 : place]++;
      }
    }
    double expected = blocks * Ziggurat.BLOCK / 16.0;
    double distance = 0;
    for (long count : counts) {
      distance += (count - expected) * (count - expected) / expected;
    }
    assertThat(distance).isBetween(0.3, 58.0);
  }

  /** Moments and a tail, each within six standard errors. */
  @Test
  void normal_manyDraws_areStandardNormal() {
    int n = 400_001;
    try (var scope = TensorScope.open()) {
      var values = Tensors.floats(NoiseLaw.addNormal(torch.zeros(n), 1, new SeededDraws(5)));
      assertThat(values).hasSize(n);
      double mean = 0;
      double square = 0;
      double fourth = 0;
      int beyond = 0;
      int inTail = 0;
      for (float value : values) {
        double x = value;
        mean += x / n;
        square += x * x / n;
        fourth += x * x * x * x / n;
        beyond += Math.abs(x) > 2 ? 1 : 0;
        inTail += Math.abs(x) > TAIL ? 1 : 0;
      }
      double error = 6 / Math.sqrt(n);
      assertThat(mean).isBetween(-error, error);
      assertThat(square).isBetween(1 - error * Math.sqrt(2), 1 + error * Math.sqrt(2));
      assertThat(fourth).isBetween(3 - error * Math.sqrt(96), 3 + error * Math.sqrt(96));
      assertThat((double) beyond / n).isBetween(0.0455 - 0.002, 0.0455 + 0.002);
      double expected = n * TAIL_SHARE;
      double spread = 6 * Math.sqrt(expected);
      assertThat((double) inTail).isBetween(expected - spread, expected + spread);
    }
  }

  @ParameterizedTest
  @EnumSource(NoiseLaw.class)
  void noisy_zeros_haveDeviationMultiplierTimesSensitivity(NoiseLaw law) {
    int n = 5000;
    try (var scope = TensorScope.open()) {
      var noise = new Noise(1.5, law).noisy(torch.zeros(n), 0.4, new SeededDraws(6));
      double square = Naive.squared(List.of(Tensors.floats(noise))) / n;
      double error = 6 * Math.sqrt(2.0 / n);
      assertThat(Math.sqrt(square) / 0.6).isBetween(1 - error, 1 + error);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void new_noMultiplierAboveZero_isRefused(double multiplier) {
    assertThatThrownBy(() -> Noise.gaussian(multiplier))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("noise multiplier: ");
    assertThatThrownBy(() -> Noise.discreteGaussian(multiplier))
        .hasMessageContaining("(expected: > 0 and finite)");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.5, Double.NaN, Double.POSITIVE_INFINITY})
  void new_noClipAboveZero_isRefused(double norm) {
    assertThatThrownBy(() -> Clipping.flat(norm))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("clip: ");
  }
}
