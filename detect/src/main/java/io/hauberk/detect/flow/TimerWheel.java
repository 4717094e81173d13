package io.hauberk.detect.flow;

import java.util.Arrays;

/**
 * Numbers of flows by the tick at which each should be looked at again. Putting, taking out and a
 * tick's passing cost the same however many there are. Source: Varghese and Lauck 1987, scheme 4.
 */
final class TimerWheel {

  /** Slots; a later tick waits in the last one. */
  static final int SLOTS = 4096;

  static final int NONE = -1;

  private final int[] heads = new int[SLOTS];
  private final int[] next;
  private final int[] before;
  private final int[] slot;
  private long now;

  /** No entry lies before it. */
  private long earliest = Long.MAX_VALUE;

  TimerWheel(int entries) {
    Arrays.fill(heads, NONE);
    next = new int[entries];
    before = new int[entries];
    slot = new int[entries];
  }

  /** The tick that it stands at. */
  long now() {
    return now;
  }

  void moveTo(long tick) {
    now = tick;
  }

  void put(int entry, long tick) {
    long at = Math.max(now + 1, Math.min(now + SLOTS - 1, tick));
    int index = index(at);
    earliest = Math.min(earliest, at);
    slot[entry] = index;
    before[entry] = NONE;
    next[entry] = heads[index];
    if (heads[index] != NONE) {
      before[heads[index]] = entry;
    }
    heads[index] = entry;
  }

  void remove(int entry) {
    if (before[entry] == NONE) {
      heads[slot[entry]] = next[entry];
    } else {
      next[before[entry]] = next[entry];
    }
    if (next[entry] != NONE) {
      before[next[entry]] = before[entry];
    }
  }

  /** The first entry of a tick's slot, or {@link #NONE}. */
  int first(long tick) {
    return heads[index(tick)];
  }

  /** The entry after another of the same slot, or {@link #NONE}. */
  int after(int entry) {
    return next[entry];
  }

  /** The tick of the earliest slot that is not empty; there must be one. */
  long earliest() {
    earliest = Math.max(earliest, now + 1);
    while (first(earliest) == NONE) {
      earliest++;
    }
    return earliest;
  }

  private static int index(long tick) {
    return (int) (tick & SLOTS - 1);
  }
}
