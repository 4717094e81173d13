package io.hauberk.detect.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream into lines at {@code \n} or {@code \r\n} without decoding it. Of a longer line the
 * first {@value #MAX_BYTES} bytes are kept, so that memory is bounded whatever comes.
 */
public final class LineReader {

  /** Longest part of a line that is kept. */
  public static final int MAX_BYTES = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private byte[] line = new byte[1 << 10];
  private int length;
  private long cut;

  public LineReader(InputStream in) {
    this.in = in;
  }

  /** The next line; empty at the end. */
  public Optional<byte[]> next() throws IOException {
    length = 0;
    boolean over = false;
    boolean any = false;
    while (at < end || fill()) {
      any = true;
      int stop = at;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      over |= !keep(at, stop);
      at = stop + 1;
      if (stop < end) {
        break;
      }
    }
    cut += over ? 1 : 0;
    return any ? Optional.of(trimmed()) : Optional.empty();
  }

  /** Lines of which the end was dropped. */
  public long cut() {
    return cut;
  }

  private byte[] trimmed() {
    int kept = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    return Arrays.copyOf(line, kept);
  }

  private boolean keep(int from, int to) {
    int room = Math.min(to - from, MAX_BYTES - length);
    if (length + room > line.length) {
      line = Arrays.copyOf(line, Math.max(2 * line.length, length + room));
    }
    System.arraycopy(buffer, from, line, length, room);
    length += room;
    return room == to - from;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }
}
