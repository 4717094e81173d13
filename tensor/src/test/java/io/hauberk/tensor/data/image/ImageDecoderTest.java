package io.hauberk.tensor.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.tensor.data.Made;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageDecoderTest {

  private final ImageDecoder decoder = new ImageDecoder();

  @AfterEach
  void close() {
    decoder.close();
  }

  private Picture png(BufferedImage image) {
    return decoder.decode(Made.encoded(image, "png"), ImageFormat.PNG, "p.png");
  }

  @Test
  void decode_colour_planesInOrder() {
    var image = Made.picture(BufferedImage.TYPE_INT_RGB, 3, 2, 0x010203);
    image.setRGB(2, 1, 0xFF0A0B0C);
    var picture = png(image);
    assertThat(picture.width()).isEqualTo(3);
    assertThat(picture.height()).isEqualTo(2);
    assertThat(picture.grey()).isFalse();
    assertThat(picture.planes())
        .containsExactly(1, 1, 1, 1, 1, 10, 2, 2, 2, 2, 2, 11, 3, 3, 3, 3, 3, 12);
  }

  @Test
  void decode_everyGrey_sampleUnchanged() {
    for (int sample = 0; sample < 256; sample++) {
      var picture = png(Made.grey(1, 1, sample));
      assertThat(picture.grey()).isTrue();
      assertThat(picture.planes()).containsOnly((byte) sample);
    }
  }

  @Test
  void decode_jpeg_nearTheColour() {
    var file = Made.encoded(Made.picture(BufferedImage.TYPE_INT_RGB, 8, 8, 0x8040C0), "jpeg");
    var picture = decoder.decode(file, ImageFormat.JPEG, "p.jpg");
    assertThat(picture.grey()).isFalse();
    assertThat(picture.planes()[0] & 0xFF).isBetween(0x7C, 0x84);
    assertThat(picture.planes()[64] & 0xFF).isBetween(0x3C, 0x44);
    assertThat(picture.planes()[128] & 0xFF).isBetween(0xBC, 0xC4);
  }

  @Test
  void decode_greyJpeg_grey() {
    var file = Made.encoded(Made.grey(8, 8, 90), "jpeg");
    var picture = decoder.decode(file, ImageFormat.JPEG, "p.jpg");
    assertThat(picture.grey()).isTrue();
    assertThat(picture.planes()[0] & 0xFF).isBetween(88, 92);
  }

  @Test
  void decode_palette_itsColours() {
    var picture = png(Made.picture(BufferedImage.TYPE_BYTE_INDEXED, 2, 1, 0xFF0000));
    assertThat(picture.planes()).containsExactly(-1, -1, 0, 0, 0, 0);
    assertThat(picture.grey()).isFalse();
    assertThat(png(Made.picture(BufferedImage.TYPE_BYTE_BINARY, 2, 1, 0xFFFFFF)).grey()).isTrue();
  }

  @Test
  void decode_opaqueAlpha_dropped() {
    var picture = png(Made.picture(BufferedImage.TYPE_INT_ARGB, 1, 1, 0x112233));
    assertThat(picture.planes()).containsExactly(0x11, 0x22, 0x33);
  }

  @Test
  void decode_transparent_refused() {
    var image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
    assertThatThrownBy(() -> png(image))
        .isInstanceOf(DataFormatException.class)
        .hasMessage("p.png: transparent (expected: an image without transparency)");
  }

  @Test
  void decode_sixteenBits_refused() {
    var image = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
    assertThatThrownBy(() -> png(image))
        .isInstanceOf(DataFormatException.class)
        .hasMessageEndingWith("(expected: 8 bits a channel)");
  }

  @Test
  void decode_hugeSize_refusedFromTheHeader() {
    var file = withSize(Made.png(1, 1, 0), 100_000, 100_000);
    assertThatThrownBy(() -> decoder.decode(file, ImageFormat.PNG, "bomb.png"))
        .isInstanceOf(DataFormatException.class)
        .hasMessage("bomb.png: 100000 pixels wide or high (expected: 1 to 2048)");
  }

  @Test
  void decode_broken_refusedAndNextStillRead() {
    var whole = Made.png(9, 9, 0x123456);
    for (int length : new int[] {0, 8, 20, whole.length / 2}) {
      assertThatThrownBy(
              () -> decoder.decode(Arrays.copyOf(whole, length), ImageFormat.PNG, "half.png"))
          .isInstanceOf(DataFormatException.class)
          .hasMessageStartingWith("half.png: broken: ")
          .message()
          .hasLineCount(1);
    }
    assertThat(decoder.decode(whole, ImageFormat.PNG, "whole.png").width()).isEqualTo(9);
  }

  @Test
  void decode_otherFormatThanNamed_refused() {
    assertThatThrownBy(() -> decoder.decode(Made.png(1, 1, 0), ImageFormat.JPEG, "p.jpg"))
        .isInstanceOf(DataFormatException.class);
  }

  @Test
  void of_names_byEnding() {
    assertThat(ImageFormat.of("A.JPG")).contains(ImageFormat.JPEG);
    assertThat(ImageFormat.of("a.jpeg")).contains(ImageFormat.JPEG);
    assertThat(ImageFormat.of("a.b.Png")).contains(ImageFormat.PNG);
    assertThat(ImageFormat.of("a.bmp")).isEmpty();
    assertThat(ImageFormat.of(".png")).isEmpty();
  }

  /** The PNG with another size in its header, whose checksum is made right. */
  private static byte[] withSize(byte[] png, int width, int height) {
    var file = ByteBuffer.wrap(png.clone());
    file.putInt(16, width).putInt(20, height);
    var crc = new CRC32();
    crc.update(file.array(), 12, 17);
    return file.putInt(29, (int) crc.getValue()).array();
  }
}
