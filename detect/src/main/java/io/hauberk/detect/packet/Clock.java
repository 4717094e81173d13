package io.hauberk.detect.packet;

/**
 * The clock of a pcapng interface.
 *
 * @param link LINKTYPE_ value
 * @param unitsPerSecond of its time stamps
 * @param offset seconds to add to them
 */
record Clock(int link, long unitsPerSecond, long offset) {

  /** Beyond it nanoseconds since 1970 leave 64 bits; later times stand still there. */
  private static final long MOST_SECONDS = 9_000_000_000L;

  private static final int BITS = 33;

  /** The unit of option if_tsresol: a power of ten, or of two with the top bit set. */
  static long units(int resolution) {
    int power = resolution & 0x7f;
    if ((resolution & 0x80) != 0) {
      return power <= 62 ? 1L << power : 0;
    }
    long units = 1;
    for (int i = 0; i < power; i++) {
      units = units > Long.MAX_VALUE / 10 ? 0 : units * 10;
    }
    return units;
  }

  long nanos(long stamp) {
    long seconds = Long.divideUnsigned(stamp, unitsPerSecond);
    long rest = Long.remainderUnsigned(stamp, unitsPerSecond);
    int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(unitsPerSecond) - BITS);
    long fraction = (rest >>> shift) * 1_000_000_000L / (unitsPerSecond >>> shift);
    long whole = Math.max(0, Math.min(MOST_SECONDS, seconds)) + offset;
    return Math.max(0, Math.min(MOST_SECONDS, whole)) * 1_000_000_000L + fraction;
  }
}
