package io.hauberk.data.invent;

import io.hauberk.core.Checks;
import io.hauberk.core.RandomStream;

/** Where invented values come from: a seed for samples, a key for surrogates. */
@FunctionalInterface
public interface Draws {

  /** The next 63 bits, as a number that is not negative. */
  long next();

  /** Draws from a seeded stream. */
  static Draws of(RandomStream stream) {
    return () -> stream.nextLong() >>> 1;
  }

  /** Uniform in 0 to n - 1, but for a bias below n / 2^63. */
  default int below(int n) {
    Checks.positive("n", (long) n);
    return (int) (next() % n);
  }

  /** One of a list. */
  default <T> T of(java.util.List<T> list) {
    return list.get(below(list.size()));
  }

  /** Decimal digits. */
  default String digits(int count) {
    var text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append((char) ('0' + below(10)));
    }
    return text.toString();
  }

  /** Characters of an alphabet. */
  default String letters(int count, String alphabet) {
    var text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(alphabet.charAt(below(alphabet.length())));
    }
    return text.toString();
  }
}
