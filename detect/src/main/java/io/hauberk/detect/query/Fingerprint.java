package io.hauberk.detect.query;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A few keyed hashes that stay when an input changes a little: values are rounded to six levels,
 * every run of twenty is hashed, and the largest fifty hashes are kept. Without the key nobody can
 * tell which runs those are. Runs of one level, such as margins, say nothing and are left out.
 *
 * <p>Source: Li et al. 2022, Blacklight, section 4 (quantisation 50 of 255, window 20, top 50).
 */
final class Fingerprint {

  static final int KEPT = 50;

  private static final int WINDOW = 20;
  private static final int BITS = 3;
  private static final long RUN = (1L << (WINDOW * BITS)) - 1;
  private static final float LEVELS = 255f / 50;

  private final SipHash hash;

  Fingerprint(SecureRandom key) {
    hash = SipHash.keyedBy(key);
  }

  /** Different hashes, rising; fewer than {@value #KEPT} of an input of few shapes. */
  long[] of(float[] values) {
    var kept = new long[KEPT];
    int count = 0;
    long run = 0;
    int same = 0;
    int last = -1;
    for (int i = 0; i < values.length; i++) {
      int level = Math.round(values[i] * LEVELS);
      same = level == last ? same + 1 : 1;
      last = level;
      run = (run << BITS | level) & RUN;
      if (i >= WINDOW - 1 && same < WINDOW) {
        count = keep(kept, count, hash.of(run));
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
