package io.hauberk.privacy.statistics;

import io.hauberk.core.Randomness;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Counts by person, and by person and group, in a table of fixed size. A key is 128 bits of a
 * digest salted anew for each release, so that nobody can make two people share one.
 */
final class PersonTable {

  private static final int SALT = 32;
  private static final long GROUP_MIX = 0x9E3779B97F4A7C15L;

  private final MessageDigest digest;
  private final byte[] salt = new byte[SALT];
  private final long[] keys;
  private final int[] counts;
  private final int mask;
  private int free;

  /**
   * @param logSlots the table holds three quarters of 2^logSlots entries
   */
  PersonTable(int logSlots) {
    int slots = 1 << logSlots;
    keys = new long[2 * slots];
    counts = new int[slots];
    mask = slots - 1;
    free = slots / 4 * 3;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    Randomness.secure().nextBytes(salt);
  }

  /** Empty again, with the same salt: a person stays in the same pass. */
  PersonTable cleared() {
    Arrays.fill(counts, 0);
    free = counts.length / 4 * 3;
    return this;
  }

  /** 128 bits that stand for a person. */
  record Key(long high, long low) {

    /** The same person within one group. */
    Key in(int group) {
      long mixed = (group + 1) * GROUP_MIX;
      return new Key(high ^ mixed, low + Long.rotateLeft(mixed, 32));
    }

    /** Which of {@code passes} deals with this person. */
    int pass(int passes) {
      return (int) Long.remainderUnsigned(high, passes);
    }
  }

  Key key(String person) {
    digest.update(salt);
    var bytes = ByteBuffer.wrap(digest.digest(person.getBytes(StandardCharsets.UTF_8)));
    return new Key(bytes.getLong(), bytes.getLong() | 1); // 0 marks a free slot
  }

  /** How often {@link #increment} was called for this key. */
  int count(Key key) {
    return counts[slot(key)];
  }

  /** Counts the key once more; false when there is no room. */
  boolean increment(Key key) {
    int slot = slot(key);
    if (counts[slot] == 0) {
      if (free == 0) {
        return false;
      }
      free--;
      keys[2 * slot] = key.high;
      keys[2 * slot + 1] = key.low;
    }
    counts[slot]++;
    return true;
  }

  private int slot(Key key) {
    int slot = (int) (key.low >>> 1) & mask;
    while (counts[slot] != 0 && (keys[2 * slot] != key.high || keys[2 * slot + 1] != key.low)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
