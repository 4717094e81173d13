package io.hauberk.report;

import java.util.Locale;

/** How bad a finding is; worse is greater. */
public enum Severity {
  /** Worth knowing, nothing to do. */
  INFO,
  LOW,
  MEDIUM,
  HIGH,
  /** Stop and repair first. */
  CRITICAL;

  /** Whether this is {@code other} or worse. */
  public boolean atLeast(Severity other) {
    return compareTo(other) >= 0;
  }

  /** The word in files and style sheets: {@code high}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
