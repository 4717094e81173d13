package io.hauberk.detect.packet;

/**
 * One captured frame as a view of bytes that belong to its reader: valid until the next one is
 * read. One frame is made once and used again for all.
 */
public final class Frame {

  private long nanos;
  private int link;
  private byte[] bytes = new byte[0];
  private int start;
  private int length;
  private int wireLength;

  /** When it was seen, in nanoseconds since 1970, and the LINKTYPE_ value of its link. */
  public void seen(long atNanos, int linkType) {
    nanos = atNanos;
    link = linkType;
  }

  /** Where it lies, and the length that it had on the wire. */
  public void lies(byte[] in, int from, int captured, int onWire) {
    bytes = in;
    start = from;
    length = captured;
    wireLength = Math.max(captured, onWire);
  }

  public long nanos() {
    return nanos;
  }

  public int link() {
    return link;
  }

  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  /** Bytes that were captured. */
  public int length() {
    return length;
  }

  /** Bytes that were on the wire; never fewer than were captured. */
  public int wireLength() {
    return wireLength;
  }
}
