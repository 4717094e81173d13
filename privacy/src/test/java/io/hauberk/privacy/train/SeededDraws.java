package io.hauberk.privacy.train;

import io.hauberk.core.RandomStream;
import io.hauberk.core.Randomness;

/** Repeatable, for tests alone. */
final class SeededDraws implements Draws {

  private final RandomStream stream;

  SeededDraws(long seed) {
    stream = new Randomness(seed).stream(0, 0);
  }

  @Override
  public long next() {
    return stream.nextLong();
  }
}
