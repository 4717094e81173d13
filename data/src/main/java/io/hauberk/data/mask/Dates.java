package io.hauberk.data.mask;

import io.hauberk.core.DataFormatException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;

/** Dates as tables write them: year first, or the whole month as digits. */
final class Dates {
  private Dates() {}

  private static final List<DateTimeFormatter> FORMS =
      List.of(
          form("uuuu-MM-dd"),
          form("uuuu/MM/dd"),
          form("uuuu.MM.dd"),
          form("uuuuMMdd"),
          form("uuuu年M月d日"));

  private static DateTimeFormatter form(String pattern) {
    return new DateTimeFormatterBuilder()
        .appendPattern(pattern)
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** What becomes of a date; it is written in the form it was read in. */
  @FunctionalInterface
  interface Change {
    LocalDate of(LocalDate date);
  }

  static String change(String text, Change change) {
    for (var form : FORMS) {
      try {
        return change.of(LocalDate.parse(text, form)).format(form);
      } catch (DateTimeException e) {
        continue;
      }
    }
    throw new DataFormatException("date", text.length() + " characters", "such as 2026-11-21");
  }

  static LocalDate parse(String text) {
    var iso = new LocalDate[1];
    var unused =
        change(
            text,
            date -> {
              iso[0] = date;
              return date;
            });
    return iso[0];
  }
}
