package io.hauberk.detect.alert.sink;

import io.hauberk.core.Checks;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.EventClock;
import io.hauberk.detect.alert.Recent;
import io.hauberk.report.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Lets an alert through unless it is less severe than asked, a rule suppresses it, or one of the
 * same matter went through within the window before it; what is held back is counted. Time is that
 * of the alerts ({@link EventClock}). Memory is bounded: of more than {@value #MAX_KEYS} matters
 * the longest silent is forgotten, and may come through again.
 */
public final class AlertGate {

  private static final int MAX_KEYS = 1 << 16;

  private final Duration window;
  private final Severity least;
  private final List<Suppression> suppressions;
  private final EventClock clock = new EventClock();
  private final Map<String, Duration> last = new Recent<>(MAX_KEYS);
  private long repeated;
  private long suppressed;

  /**
   * @param window in which alerts of the same matter are one; zero lets all through
   * @param least severity that passes
   */
  public AlertGate(Duration window, Severity least, List<Suppression> suppressions) {
    Checks.argument(!window.isNegative(), "window", window, ">= 0");
    this.window = window;
    this.least = least;
    this.suppressions = List.copyOf(suppressions);
  }

  /** Whether this alert goes on. */
  public boolean admits(Alert alert) {
    var now = clock.advance(alert.time());
    if (!alert.severity().atLeast(least)
        || suppressions.stream().anyMatch(rule -> rule.covers(alert))) {
      suppressed++;
      return false;
    }
    var before = last.get(alert.key());
    if (before != null && now.minus(before).compareTo(window) < 0) {
      repeated++;
      return false;
    }
    last.put(alert.key(), now);
    return true;
  }

  /** Alerts held back because the same matter was told shortly before. */
  public long repeated() {
    return repeated;
  }

  /** Alerts held back by a rule or for their severity. */
  public long suppressed() {
    return suppressed;
  }
}
