package io.hauberk.data.clean;

import io.hauberk.core.DataFormatException;
import java.util.Arrays;

/**
 * Rows by 64-bit hashes, open addressing, 24 bytes or less an entry at half load. Holds the first
 * row of each hash; a bound ends the run with a message instead of filling the memory.
 */
final class RowIndex {

  static final int NONE = -1;
  private static final int START = 1 << 10;

  private final int mostEntries;
  private long[] hashes = new long[START];
  private int[] rows = new int[START];
  private int size;

  RowIndex(int mostEntries) {
    this.mostEntries = mostEntries;
    Arrays.fill(rows, NONE);
  }

  /** The row held under a hash, or {@link #NONE}. */
  int find(long hash) {
    return rows[slot(hash)];
  }

  /** Puts a row under a hash, in place of the one there, which is returned. */
  int put(long hash, int row) {
    int slot = slot(hash);
    int before = rows[slot];
    if (before == NONE) {
      grow();
      slot = slot(hash);
    }
    hashes[slot] = hash;
    rows[slot] = row;
    return before;
  }

  private void grow() {
    if (size == mostEntries) {
      throw new DataFormatException(
          "rows", "more different ones than " + mostEntries, "a larger --max-rows, or fewer rows");
    }
    size++;
    if (size * 2L <= rows.length) {
      return;
    }
    var oldHashes = hashes;
    var oldRows = rows;
    hashes = new long[oldRows.length * 2];
    rows = new int[oldRows.length * 2];
    Arrays.fill(rows, NONE);
    for (int i = 0; i < oldRows.length; i++) {
      if (oldRows[i] != NONE) {
        int slot = slot(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        rows[slot] = oldRows[i];
      }
    }
  }

  private int slot(long hash) {
    int mask = rows.length - 1;
    int slot = (int) (hash ^ (hash >>> 32)) & mask;
    while (rows[slot] != NONE && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
