package io.hauberk.detect.snapshot;

import io.hauberk.core.DataFormatException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Reads what {@link SnapshotWriter} wrote. Nothing but numbers and bytes is made of the input, no
 * length is believed beyond the bytes that are there, and all of it must be used up.
 */
public final class SnapshotReader {

  private static final int SUM = Integer.BYTES;

  private final ByteBuffer in;

  /**
   * @throws DataFormatException unless these are the bytes of such a snapshot
   */
  public SnapshotReader(byte[] bytes, String kind, int version) {
    require(bytes.length >= 4 * SUM, "length", bytes.length, "a snapshot of " + kind);
    var sum = new CRC32C();
    sum.update(bytes, 0, bytes.length - SUM);
    int written = ByteBuffer.wrap(bytes).getInt(bytes.length - SUM);
    require(written == (int) sum.getValue(), "checksum", written, "the sum of the bytes");
    in = ByteBuffer.wrap(bytes, 0, bytes.length - SUM);
    int magic = in.getInt();
    require(magic == SnapshotWriter.MAGIC, "start", magic, "HBKS");
    int found = in.getInt();
    require(found == version, "version", found, String.valueOf(version));
    var name = new String(bytes(64), StandardCharsets.UTF_8);
    require(name.equals(kind), "kind", name, kind);
  }

  public int nextInt() {
    need(Integer.BYTES);
    return in.getInt();
  }

  public long nextLong() {
    need(Long.BYTES);
    return in.getLong();
  }

  public double nextDouble() {
    return Double.longBitsToDouble(nextLong());
  }

  /** A count from 0 to {@code most}. */
  public int count(int most) {
    int count = nextInt();
    require(count >= 0 && count <= most, "count", count, "0 to " + most);
    return count;
  }

  /** Bytes that {@link SnapshotWriter#putBytes} wrote. */
  public byte[] bytes(int most) {
    int length = count(Math.min(most, in.remaining()));
    need(length);
    var bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  /** Numbers that {@link SnapshotWriter#putDoubles} wrote. */
  public double[] doubles(int most) {
    var values = new double[count(Math.min(most, in.remaining() / Double.BYTES + 1))];
    for (int i = 0; i < values.length; i++) {
      values[i] = nextDouble();
    }
    return values;
  }

  /** Nothing may be left. */
  public void end() {
    require(!in.hasRemaining(), "rest", in.remaining(), "0 bytes");
  }

  /** For rules of the detector that reads its own fields. */
  public static void require(boolean holds, String name, Object value, String rule) {
    if (!holds) {
      throw new DataFormatException("snapshot." + name, value, rule);
    }
  }

  private void need(int bytes) {
    require(in.remaining() >= bytes, "length", in.remaining(), "at least " + bytes + " more bytes");
  }
}
