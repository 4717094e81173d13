package io.hauberk.tensor.data.glyph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Randomness;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GlyphsTest {

  private static final Randomness RANDOMNESS = new Randomness(5);

  private static byte[] draw(int digit, int sample) {
    return Glyphs.draw(digit, RANDOMNESS.stream(sample, 0));
  }

  @Test
  void draw_sameStream_sameImage() {
    assertThat(draw(3, 1)).isEqualTo(draw(3, 1)).hasSize(784);
    assertThat(draw(3, 1)).isNotEqualTo(draw(3, 2));
    assertThat(draw(3, 1)).isNotEqualTo(draw(8, 1));
  }

  @Test
  void draw_anyDigit_inkButMostlyPaper() {
    for (int sample = 0; sample < 300; sample++) {
      var image = draw(sample % 10, sample);
      long inked = IntStream.range(0, 784).filter(i -> (image[i] & 0xFF) > 128).count();
      assertThat(inked).as("sample %d", sample).isBetween(10L, 350L);
    }
  }

  @Test
  void draw_noDigit_refused() {
    assertThatThrownBy(() -> draw(10, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("digit: 10.0 (expected: 0.0 to 9.0)");
    assertThatThrownBy(() -> draw(-1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void line_horizontal_fullInkWithinRadiusNoneBeyondReach() {
    var canvas = new Canvas(28);
    canvas.line(new double[] {5.5, 10.5, 20.5, 10.5}, 0, new Canvas.Pen(1, 1));
    var ink = canvas.ink();
    assertThat(ink[10 * 28 + 12]).isEqualTo(1);
    assertThat(ink[9 * 28 + 12]).isEqualTo(1);
    assertThat(ink[8 * 28 + 12]).isZero();
    assertThat(ink[10 * 28 + 3]).isZero();
    assertThat(ink[10 * 28 + 25]).isZero();
  }

  @Test
  void line_soft_fadesLinearly() {
    var canvas = new Canvas(8);
    canvas.line(new double[] {0, 2.5, 8, 2.5}, 0, new Canvas.Pen(0.5, 2));
    var column = new float[] {canvas.ink()[3], canvas.ink()[8 + 3], canvas.ink()[16 + 3]};
    assertThat(column).containsExactly(0.25f, 0.75f, 1f);
  }

  @Test
  void line_outsideTheCanvas_nothing() {
    var canvas = new Canvas(8);
    canvas.line(new double[] {-50, -50, -40, -40}, 0, new Canvas.Pen(1, 1));
    canvas.line(new double[] {100, 3, 200, 3}, 0, new Canvas.Pen(1, 1));
    assertThat(canvas.ink()).containsOnly(0);
  }

  @Test
  void forms_everyDigit_pointsInTheUnitSquare() {
    for (int digit = 0; digit < 10; digit++) {
      assertThat(Strokes.of(digit)).hasSizeGreaterThanOrEqualTo(3);
      for (var form : Strokes.of(digit)) {
        for (var stroke : form.strokes()) {
          assertThat(stroke.length % 2).isZero();
          assertThat(stroke.length).isGreaterThanOrEqualTo(6);
          assertThat(Arrays.stream(stroke).allMatch(c -> c >= 0 && c <= 1)).isTrue();
        }
      }
    }
  }
}
