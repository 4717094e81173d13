package io.hauberk.detect.log;

import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * When a line says that it was written: as syslog does (RFC 3164 and 5424, with or without the
 * priority), as web servers do, in ISO 8601 at the start of the line, or in the usual fields of
 * JSON. Times without a zone are taken as UTC.
 */
final class LogTime {
  private LogTime() {}

  /** Of a longer line no more is looked at. */
  private static final int MAX_CHARACTERS = 512;

  /** Dates without a year lie in a leap year, so that all of them exist. */
  private static final int ANY_YEAR = 2000;

  private static final DateTimeFormatter SYSLOG_DAY =
      DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH);

  private static final DateTimeFormatter WEB =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

  /** A way to write times. */
  private record Form(Pattern pattern, Function<String, Instant> reader) {}

  private static final String ISO =
      "(\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|[+-]\\d\\d:\\d\\d)?)";

  private static final List<Form> FORMS =
      List.of(
          new Form(
              Pattern.compile("^(?:<\\d{1,3}>)?([A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d)"),
              LogTime::syslog),
          new Form(Pattern.compile("^(?:<\\d{1,3}>\\d{1,2} )?\\[?" + ISO), LogTime::iso),
          new Form(
              Pattern.compile("^\\S+ \\S+ \\S+ \\[(\\d\\d/[A-Z][a-z]{2}/\\d{4}[^\\]]{15})\\]"),
              text -> OffsetDateTime.parse(text, WEB).toInstant()),
          new Form(
              Pattern.compile("^\\{.*\"(?:@?timestamp|time|ts)\"\\s*:\\s*\"" + ISO + "\""),
              LogTime::iso));

  /** Empty where none is understood. */
  static Optional<Instant> of(String line) {
    var start = line.substring(0, Math.min(MAX_CHARACTERS, line.length()));
    for (var form : FORMS) {
      var matcher = form.pattern().matcher(start);
      if (matcher.find()) {
        return read(form, matcher.group(1));
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> read(Form form, String text) {
    try {
      return Optional.of(form.reader().apply(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant syslog(String text) {
    var day = MonthDay.parse(text.substring(0, 6).replace("  ", " "), SYSLOG_DAY);
    var time = LocalTime.parse(text.substring(7));
    return day.atYear(ANY_YEAR).atTime(time).toInstant(ZoneOffset.UTC);
  }

  private static Instant iso(String text) {
    var iso = text.replace(' ', 'T').replace(',', '.');
    int zone = Math.max(iso.indexOf('+'), Math.max(iso.indexOf('Z'), iso.indexOf('-', 19)));
    return zone < 0
        ? LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC)
        : OffsetDateTime.parse(iso).toInstant();
  }
}
