package io.hauberk.detect.flow;

/**
 * Bulk transfers of one end: four packets of payload or more without a second's pause and without
 * payload from the other end between. Source: CICFlowMeter's notion.
 */
final class Bulk {

  private static final int LEAST = 4;
  private static final long PAUSE = 1_000_000_000L;

  private long bulks;
  private long packets;
  private long bytes;
  private long nanos;
  private long start;
  private long last;
  private int run;
  private long runBytes;

  /**
   * @param other when the other end last sent payload
   */
  void observe(long at, int payload, long other) {
    boolean broken = run == 0 || other > start || at - last > PAUSE;
    if (broken) {
      run = 0;
      runBytes = 0;
      start = at;
    }
    run++;
    runBytes += payload;
    if (run == LEAST) {
      bulks++;
      packets += run;
      bytes += runBytes;
      nanos += Math.max(0, at - start);
    } else if (run > LEAST) {
      packets++;
      bytes += payload;
      nanos += Math.max(0, at - last);
    }
    last = at;
  }

  /** Bytes of a bulk, in the mean. */
  double meanBytes() {
    return bulks == 0 ? 0 : (double) bytes / bulks;
  }

  double meanPackets() {
    return bulks == 0 ? 0 : (double) packets / bulks;
  }

  double bytesPerSecond() {
    return nanos == 0 ? 0 : bytes * 1e9 / nanos;
  }
}
