package io.hauberk.detect.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** When a line says that it was written; times without a zone are taken as UTC. */
final class LogTime {
  private LogTime() {}

  private static final DateTimeFormatter SYSLOG_DAY =
      DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH);

  /** Dates without a year lie in a leap year, so that all of them exist. */
  private static final int ANY_YEAR = 2000;

  /** Syslog's {@code Dec 10 06:55:46} or ISO 8601 at the start of the line. */
  static Optional<Instant> of(String line) {
    try {
      return line.length() < 15 ? Optional.empty() : Optional.of(parse(line));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant parse(String line) {
    if (Character.isDigit(line.charAt(0)) && line.length() >= 19) {
      return LocalDateTime.parse(line.substring(0, 10) + "T" + line.substring(11, 19))
          .toInstant(ZoneOffset.UTC);
    }
    var day = MonthDay.parse(line.substring(0, 6).replace("  ", " "), SYSLOG_DAY);
    var time = LocalTime.parse(line.substring(7, 15));
    return day.atYear(ANY_YEAR).atTime(time).toInstant(ZoneOffset.UTC);
  }
}
