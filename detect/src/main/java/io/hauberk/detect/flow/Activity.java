package io.hauberk.detect.flow;

/** Stretches in which a flow was active, and pauses of 5 s or more between; microseconds. */
final class Activity {

  private static final long IDLE = 5_000_000_000L;
  private static final long SUBFLOW = 1_000_000_000L;

  private final Moments active = new Moments();
  private final Moments idle = new Moments();
  private long start;
  private long pauses;

  Activity(long at) {
    start = at;
  }

  /** Whether a packet after such a gap must be told to {@link #pause}. */
  static boolean isPause(long gap) {
    return gap > SUBFLOW;
  }

  /**
   * A gap above a second.
   *
   * @param last the time of the packet before it
   */
  void pause(long at, long last) {
    pauses++;
    if (at - last > IDLE) {
      if (last > start) {
        active.add((last - start) / 1000.0);
      }
      idle.add((at - last) / 1000.0);
      start = at;
    }
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
