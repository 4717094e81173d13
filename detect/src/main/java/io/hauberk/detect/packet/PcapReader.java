package io.hauberk.detect.packet;

import io.hauberk.core.DataFormatException;

/** The records of a pcap file. Source: draft-ietf-opsawg-pcap, sections 4 and 5. */
final class PcapReader implements RecordReader {

  private static final int HEADER = 24;
  private static final int RECORD = 16;

  private final Window window;
  private final int nanosPerUnit;
  private final int link;

  /** The window has its byte order and stands at the magic number. */
  PcapReader(Window window, int nanosPerUnit) {
    if (!window.has(HEADER)) {
      throw new DataFormatException("capture", window.name(), "a pcap header of 24 bytes");
    }
    if (window.u16(4) != 2) {
      throw new DataFormatException("capture.version", window.u16(4), "2");
    }
    this.window = window;
    this.nanosPerUnit = nanosPerUnit;
    this.link = window.i32(20) & 0xffff;
    window.advance(HEADER);
  }

  @Override
  public Step step(Frame frame) {
    if (!window.has(RECORD)) {
      return window.has(1) ? Step.TRUNCATED : Step.END;
    }
    long nanos = window.u32(0) * 1_000_000_000L + window.u32(4) * nanosPerUnit;
    long captured = window.u32(8);
    int onWire = (int) Math.min(window.u32(12), Integer.MAX_VALUE);
    window.advance(RECORD);
    if (captured > Capture.LARGEST) {
      return window.skip(captured) ? Step.OVERSIZED : Step.TRUNCATED;
    }
    int length = (int) captured;
    if (!window.has(length)) {
      return Step.TRUNCATED;
    }
    frame.seen(nanos, link);
    frame.lies(window.bytes(), window.at(), length, onWire);
    window.advance(length);
    return Step.FRAME;
  }
}
