package io.hauberk.trust.scan;

import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** Bytes that can be read anywhere: a file, a part of one, or what was inflated from one. */
abstract sealed class Content {

  abstract long size();

  /** One byte, 0 to 255. */
  abstract int at(long position);

  abstract void copy(long position, byte[] to, int length);

  final byte[] bytes(long position, int length) {
    require(position, length);
    var bytes = new byte[length];
    copy(position, bytes, length);
    return bytes;
  }

  final String latin1(long position, int length) {
    return new String(bytes(position, length), StandardCharsets.ISO_8859_1);
  }

  /** A little-endian number of up to eight bytes. */
  final long little(long position, int bytes) {
    require(position, bytes);
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | at(position + i);
    }
    return value;
  }

  final boolean startsWith(long position, int... magic) {
    if (position < 0 || position + magic.length > size()) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (at(position + i) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  final void require(long position, long length) {
    if (position < 0 || length < 0 || length > size() - position) {
      throw new ScanException("content", "ends before byte " + position, length + " bytes more");
    }
  }

  Content slice(long from, long length) {
    require(from, length);
    return new Slice(this, from, length);
  }

  static Content of(FileChannel channel, long size) {
    return new FileContent(channel, size);
  }

  static Content of(byte[] bytes) {
    return new ArrayContent(bytes);
  }

  private static final class FileContent extends Content {

    private static final int WINDOW = 1 << 16;

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW);
    private long start = -1;
    private int filled;

    FileContent(FileChannel channel, long size) {
      this.channel = channel;
      this.size = size;
    }

    @Override
    long size() {
      return size;
    }

    @Override
    int at(long position) {
      if (start < 0 || position < start || position >= start + filled) {
        require(position, 1);
        start = position / WINDOW * WINDOW;
        filled = fill(window.clear(), start);
        if (position >= start + filled) {
          throw new ScanException("content", "shrank", "a file that nobody writes");
        }
      }
      return window.get((int) (position - start)) & 0xFF;
    }

    @Override
    void copy(long position, byte[] to, int length) {
      require(position, length);
      if (fill(ByteBuffer.wrap(to, 0, length), position) < length) {
        throw new ScanException("content", "shrank", "a file that nobody writes");
      }
    }

    private int fill(ByteBuffer buffer, long from) {
      int begin = buffer.position();
      try {
        int got = 0;
        while (buffer.hasRemaining() && got >= 0) {
          got = channel.read(buffer, from + buffer.position() - begin);
        }
      } catch (IOException e) {
        throw new StorageException("model", "read", "readable", e);
      }
      return buffer.position() - begin;
    }
  }

  private static final class ArrayContent extends Content {

    private final byte[] bytes;

    ArrayContent(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    long size() {
      return bytes.length;
    }

    @Override
    int at(long position) {
      require(position, 1);
      return bytes[(int) position] & 0xFF;
    }

    @Override
    void copy(long position, byte[] to, int length) {
      require(position, length);
      System.arraycopy(bytes, (int) position, to, 0, length);
    }
  }

  private static final class Slice extends Content {

    private final Content whole;
    private final long from;
    private final long size;

    Slice(Content whole, long from, long size) {
      this.whole = whole;
      this.from = from;
      this.size = size;
    }

    @Override
    long size() {
      return size;
    }

    /** Of the whole, so that parts within parts cost no more to read. */
    @Override
    Content slice(long inner, long length) {
      require(inner, length);
      return new Slice(whole, from + inner, length);
    }

    @Override
    int at(long position) {
      require(position, 1);
      return whole.at(from + position);
    }

    @Override
    void copy(long position, byte[] to, int length) {
      require(position, length);
      whole.copy(from + position, to, length);
    }
  }
}
