package io.hauberk.detect.netflow;

import io.hauberk.core.DataFormatException;

/** A part of a message, read from its start; what lies beyond it ends the reading. */
final class Bounds {

  private final byte[] bytes;
  private final int end;
  private int at;

  Bounds(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  int left() {
    return end - at;
  }

  /** A big-endian number of at most 8 bytes; of more, the last 8. */
  long number(int length) {
    require(length);
    long number = 0;
    for (int i = 0; i < length; i++) {
      number = (number << 8) | (bytes[at++] & 0xff);
    }
    return number;
  }

  int u16() {
    return (int) number(2);
  }

  long u32() {
    return number(4);
  }

  void skip(int length) {
    require(length);
    at += length;
  }

  /** The next bytes as a part of their own. */
  Bounds part(int length) {
    require(length);
    at += length;
    return new Bounds(bytes, at - length, at);
  }

  private void require(int length) {
    if (length < 0 || length > end - at) {
      throw new DataFormatException("netflow.length", length, "at most " + (end - at));
    }
  }
}
