package io.hauberk.trust.policy;

import io.hauberk.core.Printed;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;

/**
 * A time of day in UTC, from included, to excluded; over midnight when {@code to} is earlier.
 *
 * @param from first
 * @param to behind the last
 */
public record Hours(LocalTime from, LocalTime to) {

  private static final int PARTS = 2;
  private static final long DAY_SECONDS = 86_400;
  private static final long NANOS = 1_000_000_000;

  public Hours {
    if (from.equals(to)) {
      throw new PolicyException("rule.hours", from + "-" + to, "two different times");
    }
  }

  static Hours parse(String text) {
    var parts = text.split("-", -1);
    try {
      if (parts.length == PARTS) {
        return new Hours(LocalTime.parse(parts[0]), LocalTime.parse(parts[1]));
      }
    } catch (DateTimeException e) {
      throw new PolicyException("rule.hours", Printed.of(text), "HH:MM-HH:MM, UTC", e);
    }
    throw new PolicyException("rule.hours", Printed.of(text), "HH:MM-HH:MM, UTC");
  }

  boolean holds(Instant at) {
    long time = Math.floorMod(at.getEpochSecond(), DAY_SECONDS) * NANOS + at.getNano();
    boolean started = time >= from.toNanoOfDay();
    boolean open = time < to.toNanoOfDay();
    return from.isBefore(to) ? started && open : started || open;
  }
}
