package io.hauberk.detect.query;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A few keyed hashes that stay when an input changes a little: values are rounded to six levels,
 * every run of forty is hashed, and the largest fifty hashes are kept. Without the key nobody can
 * tell which runs those are. Runs of one level, such as margins, say nothing and are left out.
 *
 * <p>Source: Li et al. 2022, Blacklight, section 4 (quantisation 50 of 255, top 50; runs of forty
 * rather than twenty, since twenty values of a plain picture are often those of another).
 */
final class Fingerprint {

  static final int KEPT = 50;

  private static final int BITS = 3;

  /** Levels in one word, and in the two that a run is. */
  private static final int HALF = 20;

  private static final int WINDOW = 2 * HALF;
  private static final long WORD = (1L << (HALF * BITS)) - 1;
  private static final float LEVELS = 255f / 50;

  private final SipHash hash;

  Fingerprint(SecureRandom key) {
    hash = SipHash.keyedBy(key);
  }

  /** Different hashes, rising; fewer than {@value #KEPT} of an input of few shapes. */
  long[] of(float[] values) {
    var kept = new long[KEPT];
    int count = 0;
    long late = 0;
    long early = 0;
    int same = 0;
    int last = -1;
    for (int i = 0; i < values.length; i++) {
      int level = Math.round(values[i] * LEVELS);
      same = level == last ? same + 1 : 1;
      last = level;
      early = (early << BITS | late >>> ((HALF - 1) * BITS)) & WORD;
      late = (late << BITS | level) & WORD;
      if (i >= WINDOW - 1 && same < WINDOW) {
        count = keep(kept, count, hash.of(early, late));
      }
    }
    return Arrays.copyOfRange(kept, KEPT - count, KEPT);
  }

  /** The tail of the array holds the largest so far, rising. */
  private static int keep(long[] kept, int count, long value) {
    int from = KEPT - count;
    if (count == KEPT && value <= kept[0]) {
      return count;
    }
    int at = Arrays.binarySearch(kept, from, KEPT, value);
    if (at >= 0) {
      return count;
    }
    int insert = -at - 1;
    if (count == KEPT) {
      System.arraycopy(kept, 1, kept, 0, insert - 1);
    } else {
      System.arraycopy(kept, from, kept, from - 1, insert - from);
    }
    kept[insert - 1] = value;
    return Math.min(KEPT, count + 1);
  }
}
