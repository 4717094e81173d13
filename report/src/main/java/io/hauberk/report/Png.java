package io.hauberk.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The only class that knows java.desktop, so that a report without pictures never loads it. */
final class Png {

  private Png() {}

  static byte[] encode(Picture picture) {
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("png").next();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(image(picture));
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage image(Picture picture) {
    var type =
        picture.colour() == Picture.Colour.GREY
            ? BufferedImage.TYPE_BYTE_GRAY
            : BufferedImage.TYPE_INT_RGB;
    var image = new BufferedImage(picture.width(), picture.height(), type);
    var samples = samples(picture.pixels());
    image.getRaster().setPixels(0, 0, picture.width(), picture.height(), samples);
    return image;
  }

  private static int[] samples(byte[] pixels) {
    var samples = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      samples[i] = Byte.toUnsignedInt(pixels[i]);
    }
    return samples;
  }
}
