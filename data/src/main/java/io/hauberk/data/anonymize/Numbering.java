package io.hauberk.data.anonymize;

import java.util.Arrays;

/** Numbers equal keys alike, in order of appearance: open addressing, multiplicative hashing. */
final class Numbering {

  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
  private static final int MIN_CAPACITY_BITS = 4;

  private long[] seen = {};
  private int[] number = {};

  /** Writes each key's number, from 0, into {@code ids}; tells how many there are. */
  int number(long[][] keys, int[] ids) {
    int count = number(keys[0], ids);
    for (int word = 1; word < keys.length; word++) {
      int[] next = new int[ids.length];
      number(keys[word], next);
      long[] both = new long[ids.length];
      for (int i = 0; i < both.length; i++) {
        both[i] = ((long) ids[i] << Integer.SIZE) | next[i];
      }
      count = number(both, ids);
    }
    return count;
  }

  private int number(long[] keys, int[] ids) {
    int bits = Math.max(MIN_CAPACITY_BITS, 33 - Integer.numberOfLeadingZeros(keys.length));
    clear(1 << bits);
    int mask = (1 << bits) - 1;
    int shift = Long.SIZE - bits;
    int count = 0;
    for (int i = 0; i < keys.length; i++) {
      long key = keys[i];
      int slot = (int) ((key * GOLDEN_RATIO) >>> shift);
      while (number[slot] != 0 && seen[slot] != key) {
        slot = (slot + 1) & mask;
      }
      if (number[slot] == 0) {
        number[slot] = ++count;
        seen[slot] = key;
      }
      ids[i] = number[slot] - 1;
    }
    return count;
  }

  private void clear(int capacity) {
    if (number.length < capacity) {
      seen = new long[capacity];
      number = new int[capacity];
    } else {
      Arrays.fill(number, 0, capacity, 0);
    }
  }
}
