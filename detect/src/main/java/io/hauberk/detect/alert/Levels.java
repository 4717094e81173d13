package io.hauberk.detect.alert;

import io.hauberk.report.Severity;

/** Severities as the numbers that the forms count in. */
final class Levels {
  private Levels() {}

  /** 0 for information to 4 for critical. */
  static int of(Severity severity) {
    return switch (severity) {
      case INFO -> 0;
      case LOW -> 1;
      case MEDIUM -> 2;
      case HIGH -> 3;
      case CRITICAL -> 4;
    };
  }
}
