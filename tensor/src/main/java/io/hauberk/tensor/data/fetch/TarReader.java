package io.hauberk.tensor.data.fetch;

import io.hauberk.core.DataFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the plain files of a tar archive in order (POSIX.1-1988 ustar: headers and content in
 * blocks of 512 bytes).
 */
final class TarReader implements AutoCloseable {

  private static final int BLOCK = 512;
  private static final int NAME_BYTES = 100;
  private static final int SIZE_OFFSET = 124;
  private static final int SIZE_DIGITS = 11;
  private static final int MAX_ENTRIES = 1000;

  private final InputStream in;
  private long left;
  private long padding;
  private int entries;

  /** A file and its length; its content follows in the archive. */
  record Entry(String name, long bytes) {}

  TarReader(InputStream in) {
    this.in = in;
  }

  /** The next entry; what was left of the one before is skipped. */
  Optional<Entry> next() throws IOException {
    in.skipNBytes(left + padding);
    left = 0;
    padding = 0;
    var header = in.readNBytes(BLOCK);
    if (header.length < BLOCK || header[0] == 0) { // a block of zeros ends the archive
      return Optional.empty();
    }
    checkCount(++entries);
    left = size(header);
    padding = (BLOCK - left % BLOCK) % BLOCK;
    return Optional.of(new Entry(text(header, 0, NAME_BYTES), left));
  }

  /** The content of the entry that {@link #next} gave last. */
  void copyEntry(OutputStream out) throws IOException {
    var buffer = new byte[1 << 16];
    while (left > 0) {
      int got = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (got < 0) {
        throw new EOFException("archive ends within an entry");
      }
      out.write(buffer, 0, got);
      left -= got;
    }
  }

  private static void checkCount(int entries) {
    if (entries > MAX_ENTRIES) {
      throw new DataFormatException("archive", "more than " + MAX_ENTRIES + " entries", "fewer");
    }
  }

  private static long size(byte[] header) {
    var digits = text(header, SIZE_OFFSET, SIZE_DIGITS).strip();
    if (!digits.matches("[0-7]{1,11}")) {
      throw new DataFormatException("archive entry's size", "not octal digits", "a ustar header");
    }
    return Long.parseLong(digits, 8);
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
