package io.hauberk.report;

import io.hauberk.core.Checks;
import java.util.Arrays;

/**
 * A small picture, as a model sees it: rows from the top, one byte a channel, channels interleaved.
 */
public final class Picture {

  /** Pictures in reports are for looking at, not for storing. */
  public static final int MAX_SIDE = 4096;

  /** How many bytes a pixel has. */
  public enum Colour {
    GREY(1),
    RGB(3);

    private final int channels;

    Colour(int channels) {
      this.channels = channels;
    }

    public int channels() {
      return channels;
    }
  }

  private final int width;
  private final int height;
  private final Colour colour;
  private final byte[] pixels;

  private Picture(int width, int height, Colour colour, byte[] pixels) {
    Checks.inRange("picture.width", width, 1, MAX_SIDE);
    Checks.inRange("picture.height", height, 1, MAX_SIDE);
    int expected = width * height * colour.channels();
    Checks.argument(
        pixels.length == expected, "picture.pixels", pixels.length, expected + " bytes");
    this.width = width;
    this.height = height;
    this.colour = colour;
    this.pixels = pixels;
  }

  /** One byte a pixel: 0 is black. */
  public static Picture grey(int width, int height, byte[] pixels) {
    return new Picture(width, height, Colour.GREY, pixels.clone());
  }

  /** Three bytes a pixel: red, green, blue. */
  public static Picture rgb(int width, int height, byte[] pixels) {
    return new Picture(width, height, Colour.RGB, pixels.clone());
  }

  /**
   * From a model's input: one or three planes [channel, row, column] of values in [0, 1]; others
   * are clamped, NaN is black.
   */
  public static Picture ofPlanes(int width, int height, float[] planes) {
    Checks.inRange("picture.width", width, 1, MAX_SIDE);
    Checks.inRange("picture.height", height, 1, MAX_SIDE);
    int area = width * height;
    var colour = planes.length == area ? Colour.GREY : Colour.RGB;
    Checks.argument(
        planes.length == area * colour.channels(),
        "picture.planes",
        planes.length,
        area + " values a channel, one or three channels");
    var pixels = new byte[planes.length];
    for (int i = 0; i < planes.length; i++) {
      int channel = i / area;
      pixels[i % area * colour.channels() + channel] = toByte(planes[i]);
    }
    return new Picture(width, height, colour, pixels);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public Colour colour() {
    return colour;
  }

  /** A copy. */
  public byte[] pixels() {
    return pixels.clone();
  }

  /** The picture as a PNG file; equal pictures give equal bytes. */
  public byte[] png() {
    return Png.encode(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Picture that
        && width == that.width
        && height == that.height
        && colour == that.colour
        && Arrays.equals(pixels, that.pixels);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + Arrays.hashCode(pixels);
  }

  @Override
  public String toString() {
    return "Picture[" + width + "x" + height + " " + colour + "]";
  }

  private static byte toByte(float value) {
    return (byte) Math.round(Math.min(1, Math.max(0, value)) * 255);
  }
}
