package io.hauberk.report.format;

import io.hauberk.report.Severity;

/** What a colour says. */
enum Tone {
  TITLE("1"),
  CRITICAL("1;35"),
  HIGH("1;31"),
  MEDIUM("33"),
  LOW("36"),
  INFO("2"),
  FAILED("1;31"),
  PASSED("32");

  private final String code;

  Tone(String code) {
    this.code = code;
  }

  /** The parameter of the escape sequence SGR. */
  String code() {
    return code;
  }

  static Tone of(Severity severity) {
    return switch (severity) {
      case CRITICAL -> CRITICAL;
      case HIGH -> HIGH;
      case MEDIUM -> MEDIUM;
      case LOW -> LOW;
      case INFO -> INFO;
    };
  }
}
