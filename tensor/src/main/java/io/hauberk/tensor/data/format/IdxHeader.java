package io.hauberk.tensor.data.format;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The front of an IDX file (LeCun, Cortes and Burges, "The MNIST database", file format): two zero
 * bytes, the element's type, the number of axes, each extent as a big-endian 32-bit number.
 *
 * @param extents the first is the number of samples
 */
record IdxHeader(IdxElement element, long[] extents) {

  private static final int MAX_AXES = 4;

  /** Reads and checks; the extents fit what the file can hold and {@link Limits}. */
  static IdxHeader read(InputFile file) {
    var magic = new byte[4];
    file.read(magic, magic.length);
    if (magic[0] != 0 || magic[1] != 0) {
      throw file.refused(
          "starts with bytes " + Arrays.toString(magic), "an IDX file, which starts with 0, 0");
    }
    var element =
        IdxElement.of(magic[2])
            .orElseThrow(
                () -> file.refused("IDX type " + magic[2], "8 (bytes) or 13 (float32) at byte 2"));
    int axes = magic[3];
    if (axes < 1 || axes > MAX_AXES) {
      throw file.refused("IDX axes " + axes, "1 to " + MAX_AXES + " at byte 3");
    }
    return new IdxHeader(element, extents(file, axes, element));
  }

  int samples() {
    return (int) extents[0];
  }

  /** All numbers. */
  long count() {
    return Arrays.stream(extents).reduce(1, (a, b) -> a * b);
  }

  /** Numbers of one sample. */
  int sampleSize() {
    return Math.toIntExact(count() / extents[0]);
  }

  private static long[] extents(InputFile file, int axes, IdxElement element) {
    var bytes = new byte[4 * axes];
    file.read(bytes, bytes.length);
    var numbers = ByteBuffer.wrap(bytes);
    var extents = new long[axes];
    long total = element.bytes();
    for (int axis = 0; axis < axes; axis++) {
      extents[axis] = numbers.getInt(4 * axis) & 0xFFFFFFFFL;
      if (extents[axis] < 1 || extents[axis] > Limits.SAMPLES) {
        throw file.refused(
            "extent " + extents[axis] + " at byte " + (4 + 4 * axis), "1 to " + Limits.SAMPLES);
      }
      total = extents[axis] > Limits.BYTES / total ? Long.MAX_VALUE : total * extents[axis];
      if (total > Limits.BYTES) {
        throw file.refused("IDX extents of " + total + " bytes", "at most " + Limits.BYTES);
      }
    }
    checkRoom(file, total, extents[0]);
    return extents;
  }

  private static void checkRoom(InputFile file, long total, long samples) {
    if (total > file.mostBytes()) {
      throw file.refused(
          "IDX extents of " + total + " bytes", "what the file can hold, " + file.mostBytes());
    }
    if (total / samples > Limits.SAMPLE_BYTES) {
      throw file.refused(
          "IDX sample of " + total / samples + " bytes", "at most " + Limits.SAMPLE_BYTES);
    }
  }
}
