package io.hauberk.privacy.accounting;

import io.hauberk.core.Checks;

/**
 * Between these lies the exact epsilon. Promise {@code high}; the width says what a finer grid
 * could still gain.
 */
public record EpsilonInterval(double low, double high) {

  public EpsilonInterval {
    Checks.argument(low >= 0 && low <= high, "epsilon", low + " to " + high, "0 <= low <= high");
  }
}
