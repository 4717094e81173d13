package io.hauberk.detect.flow;

/** Stretches in which a flow was active, and pauses of 5 s or more between; microseconds. */
final class Activity {

  private static final long IDLE = 5_000_000_000L;
  private static final long SUBFLOW = 1_000_000_000L;

  private final Moments active = new Moments();
  private final Moments idle = new Moments();
  private long start;
  private long last;
  private long pauses;

  Activity(long at) {
    start = at;
    last = at;
  }

  void observe(long at) {
    long gap = at - last;
    pauses += gap > SUBFLOW ? 1 : 0;
    if (gap > IDLE) {
      if (last > start) {
        active.add((last - start) / 1000.0);
      }
      idle.add(gap / 1000.0);
      start = at;
    }
    last = Math.max(last, at);
  }

  Moments active() {
    return active;
  }

  Moments idle() {
    return idle;
  }

  /** Pauses above a second. */
  long pauses() {
    return pauses;
  }
}
