package io.hauberk.detect.packet;

import io.hauberk.core.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;

/**
 * A window of fixed size over a stream: what lies in it is read in place, and moves only when the
 * window does. No length that a stream tells can make it grow.
 */
final class Window implements AutoCloseable {

  static final int SIZE = 1 << 20;

  private final String name;
  private final InputStream in;
  private final byte[] bytes = new byte[SIZE];
  private ByteOrder order = ByteOrder.BIG_ENDIAN;
  private int at;
  private int end;

  Window(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  String name() {
    return name;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where the next byte lies in {@link #bytes}. */
  int at() {
    return at;
  }

  void order(ByteOrder next) {
    order = next;
  }

  /** Whether {@code count} more bytes are there; false at the stream's end. */
  boolean has(int count) {
    return end - at >= count || fill(count);
  }

  void advance(int count) {
    at += count;
  }

  /** False when the stream ends before. */
  boolean skip(long count) {
    long left = count;
    while (left > 0) {
      if (!has(1)) {
        return false;
      }
      int step = (int) Math.min(left, end - at);
      at += step;
      left -= step;
    }
    return true;
  }

  /** In the stream's byte order, {@code offset} bytes on. */
  int u16(int offset) {
    int value = Bytes.u16(bytes, at + offset);
    return order.equals(ByteOrder.BIG_ENDIAN) ? value : Short.reverseBytes((short) value) & 0xffff;
  }

  int i32(int offset) {
    int value = Bytes.i32(bytes, at + offset);
    return order.equals(ByteOrder.BIG_ENDIAN) ? value : Integer.reverseBytes(value);
  }

  long u32(int offset) {
    return Integer.toUnsignedLong(i32(offset));
  }

  long i64(int offset) {
    long value = Bytes.i64(bytes, at + offset);
    return order.equals(ByteOrder.BIG_ENDIAN) ? value : Long.reverseBytes(value);
  }

  private boolean fill(int count) {
    System.arraycopy(bytes, at, bytes, 0, end - at);
    end -= at;
    at = 0;
    try {
      while (end < count) {
        int read = in.read(bytes, end, SIZE - end);
        if (read < 0) {
          return false;
        }
        end += read;
      }
      return true;
    } catch (IOException e) {
      throw new StorageException("capture", name, "a file that can be read", e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new StorageException("capture", name, "a file that can be closed", e);
    }
  }
}
