package io.hauberk.data.clean;

/**
 * The signature of a text: for each of n hash functions the least hash over its shingles. One keyed
 * hash a shingle; the n functions are keyed mixes of it (multiply, xor-shift).
 */
final class MinHash {

  private final SipKey key;
  private final int shingle;
  private final long[] salts;

  MinHash(SipKey key, int shingle, int functions) {
    this.key = key;
    this.shingle = shingle;
    salts = new long[functions];
    for (int i = 0; i < functions; i++) {
      salts[i] = key.hash("function " + i);
    }
  }

  int[] signature(String text) {
    var least = new int[salts.length];
    java.util.Arrays.fill(least, Integer.MAX_VALUE);
    int last = Math.max(0, text.length() - shingle);
    for (int start = 0; start <= last; start++) {
      long hash = key.hash(text, start, Math.min(text.length(), start + shingle));
      for (int i = 0; i < least.length; i++) {
        least[i] = Math.min(least[i], mix(hash ^ salts[i]));
      }
    }
    return least;
  }

  /** MurmurHash3's finaliser, its high half. */
  private static int mix(long z) {
    long a = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
    long b = (a ^ (a >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return (int) (b >>> 32);
  }

  /** The share of functions on which two signatures agree: the estimate of Jaccard similarity. */
  static double similarity(int[] one, int[] other) {
    int same = 0;
    for (int i = 0; i < one.length; i++) {
      same += one[i] == other[i] ? 1 : 0;
    }
    return (double) same / one.length;
  }
}
