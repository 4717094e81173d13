package io.hauberk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Randomness;
import io.hauberk.report.PictureGrid.Tile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTest {

  @Test
  void png_greyRoundTrip_everyLevelKept() throws IOException {
    var pixels = new byte[256];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    var image = decoded(Picture.grey(16, 16, pixels));
    assertThat(image.getWidth()).isEqualTo(16);
    assertThat(image.getRaster().getNumBands()).isEqualTo(1);
    for (int i = 0; i < pixels.length; i++) {
      assertThat(image.getRaster().getSample(i % 16, i / 16, 0)).isEqualTo(i);
    }
  }

  @Test
  void png_colourRoundTrip_everyChannelKept() throws IOException {
    int width = 31;
    int height = 17;
    var stream = new Randomness(11).stream(0, 0);
    var pixels = new byte[width * height * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) stream.nextInt(256);
    }
    var image = decoded(Picture.rgb(width, height, pixels));
    for (int i = 0; i < width * height; i++) {
      int rgb = image.getRGB(i % width, i / width);
      assertThat((byte) (rgb >> 16)).isEqualTo(pixels[3 * i]);
      assertThat((byte) (rgb >> 8)).isEqualTo(pixels[3 * i + 1]);
      assertThat((byte) rgb).isEqualTo(pixels[3 * i + 2]);
    }
  }

  @Test
  void png_equalPictures_equalBytes() {
    var one = Picture.grey(2, 1, new byte[] {1, 2});
    var other = Picture.grey(2, 1, new byte[] {1, 2});
    assertThat(one.png()).isEqualTo(other.png());
    assertThat(one.png()).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void ofPlanes_onePlane_grey() {
    var picture = Picture.ofPlanes(2, 2, new float[] {0, 0.5f, 1, 0.2f});
    assertThat(picture).isEqualTo(Picture.grey(2, 2, new byte[] {0, (byte) 128, (byte) 255, 51}));
  }

  @Test
  void ofPlanes_threePlanes_interleaved() {
    var picture = Picture.ofPlanes(2, 1, new float[] {1, 0, 0, 1, 0, 0});
    assertThat(picture)
        .isEqualTo(Picture.rgb(2, 1, new byte[] {(byte) 255, 0, 0, 0, (byte) 255, 0}));
  }

  @Test
  void ofPlanes_outsideTheUnitInterval_clamped() {
    var picture = Picture.ofPlanes(2, 2, new float[] {-3, 7, Float.NaN, Float.POSITIVE_INFINITY});
    assertThat(picture).isEqualTo(Picture.grey(2, 2, new byte[] {0, (byte) 255, 0, (byte) 255}));
  }

  @Test
  void ofPlanes_twoPlanes_refused() {
    assertThatThrownBy(() -> Picture.ofPlanes(2, 2, new float[8]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("picture.planes: 8 (expected: 4 values a channel, one or three channels)");
  }

  @Test
  void constructor_sizeThatDoesNotFit_refused() {
    assertThatThrownBy(() -> Picture.grey(2, 2, new byte[3]))
        .hasMessage("picture.pixels: 3 (expected: 4 bytes)");
    assertThatThrownBy(() -> Picture.rgb(1, 1, new byte[1]))
        .hasMessage("picture.pixels: 1 (expected: 3 bytes)");
    assertThatThrownBy(() -> Picture.grey(0, 1, new byte[0]))
        .hasMessageStartingWith("picture.width: 0");
    assertThatThrownBy(() -> Picture.grey(1, 4097, new byte[4097]))
        .hasMessageStartingWith("picture.height: 4097");
    assertThatThrownBy(() -> Picture.ofPlanes(1 << 16, 1 << 16, new float[0]))
        .hasMessageStartingWith("picture.width: 65536");
  }

  @Test
  void pixels_changedOutside_pictureUnchanged() {
    var given = new byte[] {1};
    var picture = Picture.grey(1, 1, given);
    given[0] = 9;
    picture.pixels()[0] = 9;
    assertThat(picture.pixels()).containsExactly(1);
  }

  @Test
  void equals_otherSizeColourOrPixels_differs() {
    var picture = Picture.grey(3, 1, new byte[3]);
    assertThat(picture)
        .isEqualTo(Picture.grey(3, 1, new byte[3]))
        .hasSameHashCodeAs(Picture.grey(3, 1, new byte[3]))
        .isNotEqualTo(Picture.grey(1, 3, new byte[3]))
        .isNotEqualTo(Picture.rgb(1, 1, new byte[3]))
        .isNotEqualTo(Picture.grey(3, 1, new byte[] {0, 0, 1}))
        .hasToString("Picture[3x1 GREY]");
  }

  @Test
  void grid_rowOfOtherLength_refused() {
    var tile = new Tile(Picture.grey(1, 1, new byte[1]), "");
    assertThatThrownBy(() -> new PictureGrid("g", List.of("a", "b"), List.of(List.of(tile))))
        .hasMessage("pictures.row: 1 (expected: 2 tiles)");
    assertThatThrownBy(() -> new PictureGrid("g", List.of(), List.of()))
        .hasMessage("pictures.columns: g (expected: at least one)");
  }

  private static BufferedImage decoded(Picture picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(picture.png()));
  }
}
