package io.hauberk.detect.alert;

import java.time.Duration;
import java.time.Instant;

/**
 * How much time has passed between events that carry times of a clock that may jump. A step back of
 * up to an hour is disorder, and stands still; a greater one is a clock that was set, or a year
 * that began, and time goes on from there. Time never runs back.
 */
public final class EventClock {

  private static final Duration DISORDER = Duration.ofHours(1);

  /** Longer gaps than this are one: no detector looks back further. */
  private static final Duration LONGEST_STEP = Duration.ofDays(400);

  private Instant last = Instant.MIN;
  private Duration passed = Duration.ZERO;

  /** Time since the first event, this one included. */
  public Duration advance(Instant time) {
    if (last.equals(Instant.MIN)) {
      last = time;
    } else if (time.isAfter(last)) {
      var step = Duration.between(last, time);
      passed = passed.plus(step.compareTo(LONGEST_STEP) < 0 ? step : LONGEST_STEP);
      last = time;
    } else if (time.isBefore(last.minus(DISORDER))) {
      last = time;
    }
    return passed;
  }
}
