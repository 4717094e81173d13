package io.hauberk.detect.packet;

import io.hauberk.core.DataFormatException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The blocks of a pcapng file. Blocks of unknown kind are passed over. Source:
 * draft-ietf-opsawg-pcapng, sections 3 and 4.
 */
final class PcapngReader implements RecordReader {

  /** The same in both byte orders. */
  static final int SECTION = 0x0a0d0d0a;

  private static final int INTERFACE = 1;
  private static final int OLD_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int PACKET = 6;

  private static final int ORDER = 0x1a2b3c4d;

  /** Kind and length before, length behind. */
  private static final int SHELL = 12;

  private static final int MOST_INTERFACES = 4096;

  /** A block with a frame, its options included; a larger one is passed over. */
  private static final int LARGEST_BLOCK = Capture.LARGEST + (1 << 16);

  private static final int RESOLUTION = 9;
  private static final int OFFSET = 14;

  private final Window window;
  private final List<Clock> interfaces = new ArrayList<>();

  /** The window stands at the first section. */
  PcapngReader(Window window) {
    this.window = window;
    if (!window.has(SHELL) || !order()) {
      throw new DataFormatException("capture", window.name(), "the head of a pcapng section");
    }
  }

  @Override
  public Step step(Frame frame) {
    if (!window.has(SHELL)) {
      return window.has(1) ? Step.TRUNCATED : Step.END;
    }
    if (window.i32(0) == SECTION && !order()) {
      return Step.DAMAGED;
    }
    long length = window.u32(4);
    if (length < SHELL || length % 4 != 0) {
      return Step.DAMAGED;
    }
    return length > LARGEST_BLOCK ? passed(length) : whole(frame, (int) length);
  }

  private Step passed(long length) {
    var kind = holdsFrame(window.i32(0)) ? Step.OVERSIZED : Step.OTHER;
    return window.skip(length) ? kind : Step.TRUNCATED;
  }

  private Step whole(Frame frame, int length) {
    if (!window.has(length)) {
      return Step.TRUNCATED;
    }
    if (window.i32(length - 4) != length) {
      return Step.DAMAGED;
    }
    var step = block(frame, length);
    window.advance(length);
    return step;
  }

  private static boolean holdsFrame(int kind) {
    return kind == PACKET || kind == SIMPLE_PACKET || kind == OLD_PACKET;
  }

  /** Sets the byte order that a section states; false when it states none. */
  private boolean order() {
    int stated = Bytes.i32(window.bytes(), window.at() + 8);
    window.order(stated == ORDER ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return window.i32(8) == ORDER;
  }

  private Step block(Frame frame, int length) {
    return switch (window.i32(0)) {
      case SECTION -> {
        interfaces.clear();
        yield Step.OTHER;
      }
      case INTERFACE -> described(length);
      case PACKET -> stamped(frame, length, window.u32(8));
      case OLD_PACKET -> stamped(frame, length, window.u16(8));
      case SIMPLE_PACKET -> simple(frame, length);
      default -> Step.OTHER;
    };
  }

  private Step described(int length) {
    if (length < SHELL + 8 || interfaces.size() == MOST_INTERFACES) {
      return Step.DAMAGED;
    }
    var clock = new Clock(window.u16(8), 1_000_000, 0);
    int last = length - 4;
    int at = 16;
    while (at + 4 <= last && window.u16(at) != 0) {
      int next = at + 4 + (window.u16(at + 2) + 3) / 4 * 4;
      if (next > last) {
        return Step.DAMAGED;
      }
      clock = withOption(clock, at);
      at = next;
    }
    interfaces.add(clock);
    return clock.unitsPerSecond() > 0 ? Step.OTHER : Step.DAMAGED;
  }

  private Clock withOption(Clock clock, int at) {
    int size = window.u16(at + 2);
    if (window.u16(at) == RESOLUTION && size == 1) {
      int resolution = Bytes.u8(window.bytes(), window.at() + at + 4);
      return new Clock(clock.link(), Clock.units(resolution), clock.offset());
    }
    if (window.u16(at) == OFFSET && size == 8) {
      long offset = Math.max(-1L << 40, Math.min(1L << 40, window.i64(at + 4)));
      return new Clock(clock.link(), clock.unitsPerSecond(), offset);
    }
    return clock;
  }

  private Step stamped(Frame frame, int length, long number) {
    if (length < SHELL + 20 || number >= interfaces.size()) {
      return Step.DAMAGED;
    }
    var clock = interfaces.get((int) number);
    frame.seen(clock.nanos(window.u32(12) << 32 | window.u32(16)), clock.link());
    return lies(frame, 28, window.u32(20), length);
  }

  private Step simple(Frame frame, int length) {
    if (length < SHELL + 4 || interfaces.isEmpty()) {
      return Step.DAMAGED;
    }
    frame.seen(0, interfaces.get(0).link());
    return lies(frame, 12, Math.min(window.u32(8), length - SHELL - 4), length);
  }

  /** The wire's length stands just before the frame, in both kinds of block. */
  private Step lies(Frame frame, int at, long captured, int length) {
    if (captured > length - 4 - at) {
      return Step.DAMAGED;
    }
    if (captured > Capture.LARGEST) {
      return Step.OVERSIZED;
    }
    int onWire = (int) Math.min(window.u32(at - 4), Integer.MAX_VALUE);
    frame.lies(window.bytes(), window.at() + at, (int) captured, onWire);
    return Step.FRAME;
  }
}
