package io.hauberk.trust.scan;

/** The fields of one protocol buffers message, one after another. */
final class Fields {

  private final Content content;
  private final long to;
  private long at;
  private int number;
  private int wire;
  private long start;

  Fields(Content content, long from, long to) {
    this.content = content;
    this.at = from;
    this.to = to;
  }

  /** Moves to the next field; false at the end of the message. */
  boolean next() {
    if (at >= to) {
      return false;
    }
    long tag = varint();
    number = (int) (tag >>> 3);
    wire = (int) (tag & 7);
    if (number <= 0) {
      throw new ScanException("protobuf.field", number, "1 or more");
    }
    long length =
        switch (wire) {
          case 0 -> {
            varint();
            yield 0;
          }
          case 1 -> 8;
          case 2 -> varint();
          case 5 -> 4;
          default -> throw new ScanException("protobuf.wire", wire, "0, 1, 2 or 5");
        };
    start = at;
    if (length < 0 || length > to - at) {
      throw new ScanException("protobuf.length", length, "within the message");
    }
    at += length;
    return true;
  }

  int number() {
    return number;
  }

  boolean delimited() {
    return wire == 2;
  }

  long start() {
    return start;
  }

  long end() {
    return at;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = content.at(at++);
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new ScanException("protobuf.varint", "longer", "at most ten bytes");
  }
}
