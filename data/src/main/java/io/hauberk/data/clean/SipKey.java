package io.hauberk.data.clean;

import io.hauberk.core.Randomness;

/**
 * A key of SipHash-2-4 (Aumasson and Bernstein 2012): whoever writes the rows cannot make hashes
 * meet. It is drawn anew for each run.
 */
record SipKey(long k0, long k1) {

  static SipKey fresh() {
    var random = Randomness.secure();
    return new SipKey(random.nextLong(), random.nextLong());
  }

  /** The hash of a text's UTF-16 units from {@code start} on. */
  long hash(CharSequence text, int start, int end) {
    var state = new State(this);
    int at = start;
    for (; at + 4 <= end; at += 4) {
      state.word(word(text, at, 4));
    }
    state.word(word(text, at, end - at) | (2L * (end - start)) << 56);
    return state.finish();
  }

  long hash(CharSequence text) {
    return hash(text, 0, text.length());
  }

  private static long word(CharSequence text, int at, int units) {
    long word = 0;
    for (int i = 0; i < units; i++) {
      word |= (long) text.charAt(at + i) << (16 * i);
    }
    return word;
  }

  @Override
  public String toString() {
    return "SipKey[redacted]";
  }

  private static final class State {

    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(SipKey key) {
      v0 = key.k0 ^ 0x736f6d6570736575L;
      v1 = key.k1 ^ 0x646f72616e646f6dL;
      v2 = key.k0 ^ 0x6c7967656e657261L;
      v3 = key.k1 ^ 0x7465646279746573L;
    }

    void word(long m) {
      v3 ^= m;
      round();
      round();
      v0 ^= m;
    }

    long finish() {
      v2 ^= 0xff;
      for (int i = 0; i < 4; i++) {
        round();
      }
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
