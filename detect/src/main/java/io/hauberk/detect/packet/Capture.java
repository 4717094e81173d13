package io.hauberk.detect.packet;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The frames of a capture file in order: pcap in both byte orders, with micro- or nanoseconds, and
 * pcapng. Memory is one window of 1 MiB, whatever the file says of its lengths. A file that breaks
 * off or is damaged gives the frames before; {@link #tally} tells of it.
 *
 * <p>Source: draft-ietf-opsawg-pcap and draft-ietf-opsawg-pcapng.
 */
public final class Capture implements AutoCloseable {

  /** The longest frame that is read, libpcap's MAXIMUM_SNAPLEN; longer ones are passed over. */
  public static final int LARGEST = 262_144;

  private static final int MICROS = 0xa1b2c3d4;
  private static final int NANOS = 0xa1b23c4d;

  private final Window window;
  private final RecordReader reader;
  private long frames;
  private long cut;
  private long oversized;
  private Ending ending = Ending.OPEN;

  /** How the file ended. */
  public enum Ending {
    /** Not all of it is read yet. */
    OPEN,
    WHOLE,
    /** It breaks off within a record. */
    TRUNCATED,
    /** A length in it cannot be; the rest was not read. */
    DAMAGED
  }

  /**
   * What was read.
   *
   * @param cut frames of which only the beginning was captured
   * @param oversized frames above {@link #LARGEST} that were passed over
   */
  public record Tally(long frames, long cut, long oversized, Ending ending) {}

  private Capture(Window window, RecordReader reader) {
    this.window = window;
    this.reader = reader;
  }

  /**
   * @throws StorageException when the file cannot be read
   * @throws DataFormatException when it is neither pcap nor pcapng
   */
  public static Capture open(Path path) {
    try {
      return of(path.toString(), Files.newInputStream(path));
    } catch (IOException e) {
      throw new StorageException("capture", path, "a file that can be read", e);
    }
  }

  /**
   * Reads a stream and closes it at the end.
   *
   * @param name for messages
   */
  public static Capture of(String name, InputStream in) {
    var window = new Window(name, in);
    try {
      return new Capture(window, reader(window));
    } catch (DataFormatException e) {
      window.close();
      throw e;
    }
  }

  private static RecordReader reader(Window window) {
    int magic = window.has(4) ? window.i32(0) : 0;
    return switch (magic) {
      case PcapngReader.SECTION -> new PcapngReader(window);
      case MICROS -> pcap(window, ByteOrder.BIG_ENDIAN, 1000);
      case NANOS -> pcap(window, ByteOrder.BIG_ENDIAN, 1);
      case 0xd4c3b2a1 -> pcap(window, ByteOrder.LITTLE_ENDIAN, 1000);
      case 0x4d3cb2a1 -> pcap(window, ByteOrder.LITTLE_ENDIAN, 1);
      default -> throw new DataFormatException("capture", window.name(), "a pcap or pcapng file");
    };
  }

  private static RecordReader pcap(Window window, ByteOrder order, int nanosPerUnit) {
    window.order(order);
    return new PcapReader(window, nanosPerUnit);
  }

  /** Reads the next frame; false at the end of what can be read. */
  public boolean next(Frame frame) {
    while (ending == Ending.OPEN) {
      switch (reader.step(frame)) {
        case FRAME -> {
          frames++;
          cut += frame.length() < frame.wireLength() ? 1 : 0;
          return true;
        }
        case OVERSIZED -> oversized++;
        case OTHER -> {}
        case END -> ending = Ending.WHOLE;
        case TRUNCATED -> ending = Ending.TRUNCATED;
        case DAMAGED -> ending = Ending.DAMAGED;
      }
    }
    return false;
  }

  public Tally tally() {
    return new Tally(frames, cut, oversized, ending);
  }

  @Override
  public void close() {
    window.close();
  }
}
