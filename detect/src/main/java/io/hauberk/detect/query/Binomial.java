package io.hauberk.detect.query;

/** Chances of counts. */
final class Binomial {
  private Binomial() {}

  /** The chance of at most so many of n, each of chance p in (0, 1). */
  static double atMost(long count, long n, double p) {
    double log = n * Math.log1p(-p);
    double sum = 0;
    for (long i = 0; i <= Math.min(count, n); i++) {
      sum += Math.exp(log);
      log += Math.log(n - i) - Math.log(i + 1) + Math.log(p) - Math.log1p(-p);
    }
    return Math.min(1, sum);
  }
}
