package io.hauberk.detect.alert.sink;

import io.hauberk.core.Checks;
import io.hauberk.detect.alert.Alert;
import java.time.Instant;

/**
 * A rule that holds alerts back until a day. Without an end a suppression blinds for ever, so there
 * is always one.
 *
 * @param detector its name, or {@code *} for all
 * @param principal exactly, or {@code *} for all
 * @param until alerts from then on come through
 */
public record Suppression(String detector, String principal, Instant until) {

  private static final String ALL = "*";

  public Suppression {
    Checks.argument(
        !(detector.equals(ALL) && principal.equals(ALL)),
        "suppression",
        "* *",
        "a detector or a principal; all alerts cannot be held back");
  }

  boolean covers(Alert alert) {
    return (detector.equals(ALL) || detector.equals(alert.detector()))
        && (principal.equals(ALL) || principal.equals(alert.principal()))
        && alert.time().isBefore(until);
  }
}
