package io.hauberk.trust.audit;

import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What was acknowledged and is not yet in tiles. One frame a batch: magic, index of its first
 * entry, count, length, CRC-32C of these and of the entries, then the entries, each led by its
 * length in two bytes. A batch is acknowledged after its frame was forced, so only the last frame
 * can be torn.
 */
final class Journal implements AutoCloseable {

  static final int HEADER = 28;

  private static final int MAGIC = 0x48424A31;

  /** Four batches of the longest; a journal is emptied long before. */
  private static final long MAX_BYTES = 1L << 30;

  private final Path path;
  private final FileChannel channel;
  private ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);

  private Journal(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Takes what recovery finds, oldest first. */
  interface Recovered {
    void entry(long index, byte[] entry);
  }

  static Journal open(Path path) {
    try {
      return new Journal(
          path, FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw new StorageException("log.journal", path, "present and writable", e);
    }
  }

  long size() {
    return io(channel::size);
  }

  /** Appends one frame and forces it to disk. */
  void append(long firstIndex, List<byte[]> entries) {
    int length = entries.stream().mapToInt(entry -> Short.BYTES + entry.length).sum();
    if (buffer.capacity() < HEADER + length) {
      buffer = ByteBuffer.allocateDirect(2 * (HEADER + length));
    }
    buffer.clear().position(HEADER);
    for (var entry : entries) {
      buffer.putShort((short) entry.length).put(entry);
    }
    buffer.putInt(0, MAGIC).putLong(4, firstIndex).putInt(12, entries.size()).putInt(16, length);
    buffer.putLong(20, checksum(buffer, length)).flip();
    io(
        () -> {
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
          channel.force(false);
          return 0L;
        });
  }

  /**
   * Hands over every whole frame and cuts a torn one at the end off.
   *
   * @return bytes cut off
   * @throws LogIntegrityException when a frame before the last is damaged
   */
  long recover(Recovered sink) {
    var bytes = load();
    int at = 0;
    while (whole(bytes, at)) {
      at = replay(bytes, at, sink);
    }
    for (int later = at + 1; later + HEADER <= bytes.limit(); later++) {
      if (whole(bytes, later)) {
        throw new LogIntegrityException(
            "log.journal", "damaged at byte " + at + " of " + path, "whole frames but the last");
      }
    }
    long end = at;
    io(() -> channel.truncate(end).position(end).position());
    io(
        () -> {
          channel.force(true);
          return 0L;
        });
    return bytes.limit() - end;
  }

  @Override
  public void close() {
    io(
        () -> {
          channel.close();
          return 0L;
        });
  }

  private ByteBuffer load() {
    long size = size();
    if (size > MAX_BYTES) {
      throw new LogIntegrityException("log.journal", size + " bytes", "at most " + MAX_BYTES);
    }
    try {
      return ByteBuffer.wrap(Files.readAllBytes(path));
    } catch (IOException e) {
      throw new StorageException("log.journal", path, "readable", e);
    }
  }

  private static boolean whole(ByteBuffer bytes, int at) {
    if (bytes.limit() - at < HEADER || bytes.getInt(at) != MAGIC) {
      return false;
    }
    int length = bytes.getInt(at + 16);
    boolean fits = length >= 0 && length <= bytes.limit() - at - HEADER;
    return fits && bytes.getLong(at + 20) == checksum(bytes.slice(at, HEADER + length), length);
  }

  private static int replay(ByteBuffer bytes, int at, Recovered sink) {
    long index = bytes.getLong(at + 4);
    int count = bytes.getInt(at + 12);
    int next = at + HEADER;
    int end = next + bytes.getInt(at + 16);
    for (int i = 0; i < count; i++) {
      int length = end - next < 2 ? end : Short.toUnsignedInt(bytes.getShort(next));
      if (index < 0 || length > end - next - Short.BYTES) {
        throw new LogIntegrityException("log.journal", "entry " + i + " torn", "whole entries");
      }
      var entry = new byte[length];
      bytes.get(next + Short.BYTES, entry);
      next += Short.BYTES + entry.length;
      sink.entry(index + i, entry);
    }
    return end;
  }

  /** Over the twenty bytes of the header and the entries; eight bytes wide for alignment. */
  private static long checksum(ByteBuffer frame, int length) {
    var crc = new CRC32C();
    crc.update(frame.slice(0, 20));
    crc.update(frame.slice(HEADER, length));
    return crc.getValue();
  }

  private interface Action {
    long run() throws IOException;
  }

  private long io(Action action) {
    try {
      return action.run();
    } catch (IOException e) {
      throw new StorageException("log.journal", path, "writable with room on the disk", e);
    }
  }
}
