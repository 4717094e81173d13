package io.hauberk.detect.sigma.rule;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;

/** A number in a date, in UTC. */
enum DatePart {
  MINUTE(ChronoField.MINUTE_OF_HOUR),
  HOUR(ChronoField.HOUR_OF_DAY),
  DAY(ChronoField.DAY_OF_MONTH),
  WEEK(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
  MONTH(ChronoField.MONTH_OF_YEAR),
  YEAR(ChronoField.YEAR);

  private final TemporalField field;

  DatePart(TemporalField field) {
    this.field = field;
  }

  int of(Instant time) {
    return time.atOffset(ZoneOffset.UTC).get(field);
  }
}
