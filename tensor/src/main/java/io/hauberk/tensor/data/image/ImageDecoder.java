package io.hauberk.tensor.data.image;

import io.hauberk.core.DataFormatException;
import io.hauberk.tensor.data.format.Limits;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Image files to pixels, with the size checked before memory is taken. Samples are taken as they
 * are stored: no colour profile and no orientation mark is applied. One thread at a time.
 */
final class ImageDecoder implements AutoCloseable {

  private static final int OPAQUE = 255;

  private final Map<ImageFormat, ImageReader> readers = new EnumMap<>(ImageFormat.class);

  /**
   * @param name for messages
   * @throws DataFormatException when it is broken, too large, transparent or not 8 bits a channel
   */
  Picture decode(byte[] file, ImageFormat format, String name) {
    var reader = readers.computeIfAbsent(format, ImageDecoder::reader);
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      checkSide(reader.getWidth(0), name);
      checkSide(reader.getHeight(0), name);
      return picture(reader.read(0), name);
    } catch (DataFormatException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // decoders throw many kinds on broken files
      throw new DataFormatException(
          name, "broken: " + firstLine(e), "a sound " + format.decoder() + " file", e);
    } finally {
      reader.reset();
    }
  }

  private static ImageReader reader(ImageFormat format) {
    return ImageIO.getImageReadersByFormatName(format.decoder()).next();
  }

  private static void checkSide(int pixels, String name) {
    if (pixels < 1 || pixels > Limits.IMAGE_SIDE) {
      throw new DataFormatException(
          name, pixels + " pixels wide or high", "1 to " + Limits.IMAGE_SIDE);
    }
  }

  private static Picture picture(BufferedImage image, String name) {
    if (image.getColorModel() instanceof IndexColorModel) {
      return fromPalette(image, name);
    }
    var raster = image.getRaster();
    if (raster.getSampleModel().getDataType() != DataBuffer.TYPE_BYTE || raster.getNumBands() > 4) {
      throw new DataFormatException(name, image.getColorModel(), "8 bits a channel");
    }
    return fromBands(raster, name);
  }

  /** Grey, grey and alpha, colour, or colour and alpha; not through getRGB, which bends greys. */
  private static Picture fromBands(Raster raster, String name) {
    int bands = raster.getNumBands();
    boolean grey = bands <= 2;
    var samples = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
    int area = samples.length / bands;
    var planes = new byte[3 * area];
    for (int i = 0; i < area; i++) {
      for (int channel = 0; channel < 3; channel++) {
        planes[channel * area + i] = (byte) samples[i * bands + (grey ? 0 : channel)];
      }
      if (bands % 2 == 0) {
        checkOpaque(samples[i * bands + bands - 1], name);
      }
    }
    return new Picture(raster.getWidth(), raster.getHeight(), planes, grey);
  }

  private static Picture fromPalette(BufferedImage image, String name) {
    int width = image.getWidth();
    int height = image.getHeight();
    var colours = image.getRGB(0, 0, width, height, null, 0, width);
    int area = colours.length;
    var planes = new byte[3 * area];
    boolean grey = true;
    for (int i = 0; i < area; i++) {
      int colour = colours[i];
      checkOpaque(colour >>> 24, name);
      planes[i] = (byte) (colour >> 16);
      planes[area + i] = (byte) (colour >> 8);
      planes[2 * area + i] = (byte) colour;
      grey &= planes[i] == planes[area + i] && planes[i] == planes[2 * area + i];
    }
    return new Picture(width, height, planes, grey);
  }

  private static void checkOpaque(int alpha, String name) {
    if (alpha != OPAQUE) {
      throw new DataFormatException(name, "transparent", "an image without transparency");
    }
  }

  private static String firstLine(Exception e) {
    var message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }

  @Override
  public void close() {
    readers.values().forEach(ImageReader::dispose);
    readers.clear();
  }
}
