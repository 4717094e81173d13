package io.hauberk.trust.seal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The nonces of one body: 7 random bytes, the segment's position, whether it is the last. */
final class Nonces {

  static final int PREFIX_BYTES = 7;

  private static final long MOST_SEGMENTS = 1L << 32;

  private final byte[] prefix;
  private long position;

  Nonces(byte[] prefix) {
    this.prefix = prefix.clone();
  }

  /** Of a segment that others follow. */
  byte[] next() {
    return nonce((byte) 0);
  }

  byte[] last() {
    return nonce((byte) 1);
  }

  /** How many segments were asked for. */
  long position() {
    return position;
  }

  private byte[] nonce(byte end) {
    if (position >= MOST_SEGMENTS) {
      throw new IllegalArgumentException("segments: 2^32 (expected: fewer; use larger segments)");
    }
    var nonce =
        ByteBuffer.wrap(Arrays.copyOf(prefix, SegmentCipher.NONCE_BYTES))
            .position(PREFIX_BYTES)
            .putInt((int) position++)
            .put(end);
    return nonce.array();
  }
}
