package io.hauberk.privacy.mechanism;

import io.hauberk.core.RandomStream;
import io.hauberk.core.Randomness;

/** The same bits on every run. */
final class SeededBits implements Bits {

  private final RandomStream stream;

  SeededBits(long seed) {
    stream = new Randomness(seed).stream(0, 0);
  }

  @Override
  public long next() {
    return stream.nextLong();
  }
}
