package io.hauberk.detect.query;

import java.util.Arrays;

/**
 * Which recent queries held a hash: buckets of eight, in which the oldest entry gives way. Memory
 * is fixed, and a look-up touches one bucket.
 */
final class Postings {

  private static final int WAYS = 8;

  private final long[] hashes;
  private final long[] queries;
  private final int mask;
  private final int recent;

  /** The query that shares most hashes, the latest of equals. */
  record Match(long query, int shared) {
    static final Match NONE = new Match(-1, 0);
  }

  /**
   * @param recent queries that count
   * @param hashesEach of them, at most
   */
  Postings(int recent, int hashesEach) {
    this.recent = recent;
    int buckets = Integer.highestOneBit(Math.max(1, recent * hashesEach / WAYS * 2 - 1));
    mask = buckets - 1;
    hashes = new long[buckets * WAYS];
    queries = new long[buckets * WAYS];
    Arrays.fill(queries, -1);
  }

  /** Queries have rising numbers. */
  Match best(long[] fingerprint, long now) {
    var found = new long[fingerprint.length * WAYS];
    int count = 0;
    for (long hash : fingerprint) {
      int from = bucket(hash);
      for (int way = from; way < from + WAYS; way++) {
        if (hashes[way] == hash && queries[way] >= 0 && now - queries[way] <= recent) {
          found[count++] = queries[way];
        }
      }
    }
    return most(found, count);
  }

  private static Match most(long[] found, int count) {
    Arrays.sort(found, 0, count);
    var best = Match.NONE;
    for (int from = 0; from < count; ) {
      int to = from;
      while (to < count && found[to] == found[from]) {
        to++;
      }
      best = to - from >= best.shared() ? new Match(found[from], to - from) : best;
      from = to;
    }
    return best;
  }

  void add(long[] fingerprint, long query) {
    for (long hash : fingerprint) {
      int from = bucket(hash);
      int oldest = from;
      for (int way = from; way < from + WAYS; way++) {
        oldest = queries[way] < queries[oldest] ? way : oldest;
      }
      hashes[oldest] = hash;
      queries[oldest] = query;
    }
  }

  /** Large hashes are kept, so the low bits tell them apart. */
  private int bucket(long hash) {
    return ((int) hash & mask) * WAYS;
  }
}
