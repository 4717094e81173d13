package io.hauberk.detect.flow;

import io.hauberk.detect.packet.TcpFlag;

/**
 * How often each flag was set, in one word until a count may outgrow its byte: a packet's counting
 * touches no other memory.
 */
final class FlagCounts {

  private static final int MOST = 255;

  /** By the flags of a packet, a one in the byte of each. */
  private static final long[] ONES = new long[1 << TcpFlag.values().length];

  static {
    for (int bits = 0; bits < ONES.length; bits++) {
      for (var flag : TcpFlag.values()) {
        ONES[bits] |= (bits & flag.bit()) == 0 ? 0 : 1L << (Byte.SIZE * flag.place());
      }
    }
  }

  private static final int[] NONE = {};

  private long bytes;
  private int counted;
  private int[] carried = NONE;

  /**
   * @param bits the lowest eight are the flags
   */
  void add(int bits) {
    bytes += ONES[bits & ONES.length - 1];
    if (++counted == MOST) {
      carry();
    }
  }

  private void carry() {
    var sums = new int[TcpFlag.values().length];
    for (var flag : TcpFlag.values()) {
      sums[flag.place()] = count(flag);
    }
    carried = sums;
    bytes = 0;
    counted = 0;
  }

  int count(TcpFlag flag) {
    int recent = (int) (bytes >>> (Byte.SIZE * flag.place())) & MOST;
    return carried.length == 0 ? recent : carried[flag.place()] + recent;
  }
}
