package io.hauberk.privacy.accounting;

import io.hauberk.core.Checks;

/** What a delta must be. */
final class Deltas {
  private Deltas() {}

  static void check(double delta) {
    Checks.argument(delta > 0 && delta < 1, "delta", delta, "above 0 and below 1");
  }
}
