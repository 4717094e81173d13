package io.hauberk.privacy.statistics;

import io.hauberk.core.Checks;

/**
 * Between which values a column is read; what lies outside is moved to the nearer end. Must be
 * known without looking at the data: bounds taken from the data tell of its extremes.
 */
public record Bounds(double low, double high) {

  public Bounds {
    Checks.finite("bounds", low);
    Checks.finite("bounds", high);
    Checks.argument(low < high, "bounds", low + ":" + high, "low below high");
    Checks.finite("bounds", high - low);
  }

  double clamp(double value) {
    return Math.max(low, Math.min(high, value));
  }

  /** The clamped value's place between the ends, 0 to 1. */
  double place(double value) {
    return Math.min(1, (clamp(value) - low) / width());
  }

  double width() {
    return high - low;
  }

  double at(double place) {
    return clamp(low + place * width());
  }
}
