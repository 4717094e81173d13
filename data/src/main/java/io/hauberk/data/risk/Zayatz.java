package io.hauberk.data.risk;

/** Zayatz 1991, sections 2 and 3: class sizes of the sample stand for those of the population. */
final class Zayatz {
  private Zayatz() {}

  static double share(SizeHistogram sample, double fraction) {
    long n = sample.records();
    long people = (long) (n / fraction);
    double once = 0;
    for (var entry : sample.classes().entrySet()) {
      once += entry.getValue() * exactlyOnce(entry.getKey(), people, n);
    }
    double unique = sample.ofSize(1) * exactlyOnce(1, people, n);
    return unique / once * sample.uniqueShare();
  }

  /**
   * Hypergeometric chance to draw exactly one member of a class of {@code size} among {@code n} of
   * {@code people}.
   */
  private static double exactlyOnce(int size, long people, long n) {
    double chance = (double) size * n / people;
    for (int i = 0; i < size - 1 && chance > 0; i++) {
      chance *= Math.max(0.0, (double) (people - n - i)) / (people - 1 - i);
    }
    return chance;
  }
}
