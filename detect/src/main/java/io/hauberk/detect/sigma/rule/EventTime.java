package io.hauberk.detect.sigma.rule;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Times as events write them: ISO 8601, with a blank for its T too, or seconds since 1970. */
public final class EventTime {
  private EventTime() {}

  private static final int LONGEST = 40;
  private static final int DATE = 10;
  private static final int MINUTES = 16;

  /** Larger numbers are milliseconds, micro- or nanoseconds: 5138 is the year of this second. */
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(100_000_000_000L);

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  /** Reads a time; one without a zone is taken as UTC. */
  public static Optional<Instant> parse(String text) {
    if (text.length() > LONGEST || text.isEmpty()) {
      return Optional.empty();
    }
    if (text.length() < DATE || text.charAt(4) != '-') {
      return Numbers.parse(text).flatMap(EventTime::number);
    }
    try {
      return Optional.of(iso(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant iso(String text) {
    var whole =
        text.length() > DATE ? text.substring(0, DATE) + "T" + text.substring(DATE + 1) : text;
    if (text.length() == DATE) {
      return LocalDateTime.parse(whole + "T00:00:00").toInstant(ZoneOffset.UTC);
    }
    boolean zoned = whole.endsWith("Z") || (whole.length() > MINUTES && hasOffset(whole));
    return zoned
        ? OffsetDateTime.parse(whole).toInstant()
        : LocalDateTime.parse(whole).toInstant(ZoneOffset.UTC);
  }

  private static boolean hasOffset(String text) {
    return text.indexOf('+', MINUTES) > 0 || text.indexOf('-', MINUTES) > 0;
  }

  private static Optional<Instant> number(BigDecimal number) {
    if (number.signum() < 0 || number.precision() - number.scale() > 20) {
      return Optional.empty();
    }
    var seconds = number;
    while (seconds.compareTo(MOST_SECONDS) > 0) {
      seconds = seconds.divide(THOUSAND);
    }
    long whole = seconds.longValue();
    var rest = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9);
    return Optional.of(Instant.ofEpochSecond(whole, rest.longValue()));
  }
}
