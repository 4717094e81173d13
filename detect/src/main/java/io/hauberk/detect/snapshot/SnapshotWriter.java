package io.hauberk.detect.snapshot;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * A detector's state as bytes: the letters {@code HBKS}, version, the detector's name, its fields,
 * and a CRC-32C of all before it. The sum finds damage, not forgery: whoever fears a forger signs
 * the file.
 */
public final class SnapshotWriter {

  static final int MAGIC = 0x48424b53;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /**
   * @param kind of detector, such as {@code templates}
   * @param version of its fields
   */
  public SnapshotWriter(String kind, int version) {
    putInt(MAGIC);
    putInt(version);
    putBytes(kind.getBytes(StandardCharsets.UTF_8));
  }

  public SnapshotWriter putInt(int value) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    return this;
  }

  public SnapshotWriter putLong(long value) {
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    return this;
  }

  public SnapshotWriter putDouble(double value) {
    return putLong(Double.doubleToLongBits(value));
  }

  /** The length, then the numbers. */
  public SnapshotWriter putDoubles(double[] values) {
    putInt(values.length);
    for (double value : values) {
      putDouble(value);
    }
    return this;
  }

  /** The length, then the bytes. */
  public SnapshotWriter putBytes(byte[] value) {
    putInt(value.length);
    out.writeBytes(value);
    return this;
  }

  /** The whole snapshot with its sum. */
  public byte[] finish() {
    var sum = new CRC32C();
    sum.update(out.toByteArray());
    putInt((int) sum.getValue());
    return out.toByteArray();
  }
}
