package io.hauberk.tensor.data;

import io.hauberk.core.Progress;
import io.hauberk.tensor.data.format.ReadSpec;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small files made by hand. */
public final class Made {

  public static final ReadSpec SPEC = ReadSpec.of("made", ReadOptions.DEFAULT);

  private Made() {}

  public static ReadSpec limited(int limit) {
    return ReadSpec.of("made", ReadOptions.DEFAULT.withLimit(limit));
  }

  /** An IDX file: header of the type and extents, then the content. */
  public static byte[] idx(int type, int[] extents, byte... content) {
    var file = ByteBuffer.allocate(4 + 4 * extents.length + content.length);
    file.put(new byte[] {0, 0, (byte) type, (byte) extents.length});
    for (int extent : extents) {
      file.putInt(extent);
    }
    return file.put(content).array();
  }

  public static int[] extents(int... extents) {
    return extents;
  }

  public static byte[] floats(float... values) {
    var bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  public static byte[] gzip(byte[] content) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static Path file(Path folder, String name, byte[] content) {
    try {
      var file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Path text(Path folder, String name, String content) {
    return file(folder, name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** A picture of the type, its pixels all of one colour, 0xRRGGBB. */
  public static BufferedImage picture(int type, int width, int height, int colour) {
    var image = new BufferedImage(width, height, type);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, 0xFF000000 | colour);
    }
    return image;
  }

  /** A grey picture with exactly this sample everywhere. */
  public static BufferedImage grey(int width, int height, int sample) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < width * height; i++) {
      image.getRaster().setSample(i % width, i / width, 0, sample);
    }
    return image;
  }

  public static byte[] encoded(BufferedImage image, String format) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static byte[] png(int width, int height, int colour) {
    return encoded(picture(BufferedImage.TYPE_INT_RGB, width, height, colour), "png");
  }

  public static byte[] zip(Map<String, byte[]> entries) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Counts what is reported. */
  public static final class Counting implements Progress, Progress.Task {
    public String name = "";
    public long total;
    public long done;
    public boolean closed;

    @Override
    public Task start(String newName, long newTotal) {
      name = newName;
      total += newTotal;
      return this;
    }

    @Override
    public void advance(long units) {
      done += units;
    }

    @Override
    public void note(String remark) {}

    @Override
    public void close() {
      closed = true;
    }
  }
}
