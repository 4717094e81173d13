package io.hauberk.privacy.train;

import io.hauberk.core.Randomness;

/** Where the random bits of sampling and noise come from: the secure generator, or a test's. */
@FunctionalInterface
interface Draws {

  /** A uniform number of 64 bits. */
  long next();

  /** A uniform number of 53 bits. */
  default long next53() {
    return next() >>> 11;
  }

  /** The next numbers, one for each place. */
  default void fill(long[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = next();
    }
  }

  /** A stream of its own under a key that the operating system's generator drew. */
  static Draws secure() {
    var key = new byte[KeyStream.KEY_BYTES];
    Randomness.secure().nextBytes(key);
    return new KeyStream(key);
  }
}
