package io.hauberk.data.clean;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a column's cells are. A cell of the type has one canonical form: ASCII digits, no thousands
 * separators, dates by ISO 8601. Day and month are never guessed: 03/04/2024 is text.
 */
public enum ValueType {
  BOOLEAN {
    @Override
    public Optional<String> canonical(String cell) {
      var word = cell.toLowerCase(Locale.ROOT);
      return BOOLEANS.contains(word) ? Optional.of(cell) : Optional.empty();
    }
  },
  INTEGER {
    @Override
    public Optional<String> canonical(String cell) {
      return numeral(cell).filter(number -> INTEGERS.matcher(number).matches());
    }
  },
  DECIMAL {
    @Override
    public Optional<String> canonical(String cell) {
      return numeral(cell);
    }
  },
  DATE {
    @Override
    public Optional<String> canonical(String cell) {
      var parts = DATES.matcher(halfWidth(cell));
      return parts.matches() ? date(parts) : Optional.empty();
    }
  },
  TEXT {
    @Override
    public Optional<String> canonical(String cell) {
      return Optional.of(cell);
    }
  };

  private static final List<String> BOOLEANS =
      List.of("true", "false", "yes", "no", "t", "f", "y", "n", "是", "否");

  /** A leading zero makes a code of it, not a number. */
  private static final Pattern INTEGERS = Pattern.compile("-?(?:0|[1-9]\\d{0,17})");

  private static final Pattern DECIMALS =
      Pattern.compile("-?(?:0|[1-9]\\d{0,29})(?:\\.\\d{1,30})?(?:[eE][+-]?\\d{1,3})?");

  private static final Pattern THOUSANDS =
      Pattern.compile("-?[1-9]\\d{0,2}(?:,\\d{3})+(?:\\.\\d+)?");

  private static final Pattern DATES =
      Pattern.compile("(\\d{4})(?:[-/.](\\d{1,2})[-/.](\\d{1,2})|年(\\d{1,2})月(\\d{1,2})日)");

  private static final int MAX_NUMBER = 70;

  /** The canonical form of a stripped, filled cell; nothing when it is not of this type. */
  public abstract Optional<String> canonical(String cell);

  /** The number a canonical cell stands for; nothing for other types. */
  OptionalDouble number(Optional<String> canonical) {
    boolean numeric = this == INTEGER || this == DECIMAL;
    return numeric && canonical.isPresent()
        ? OptionalDouble.of(Double.parseDouble(canonical.get()))
        : OptionalDouble.empty();
  }

  private static Optional<String> numeral(String cell) {
    if (cell.length() > MAX_NUMBER) {
      return Optional.empty();
    }
    var text = halfWidth(cell);
    var plain = THOUSANDS.matcher(text).matches() ? text.replace(",", "") : text;
    return DECIMALS.matcher(plain).matches() && Double.isFinite(Double.parseDouble(plain))
        ? Optional.of(plain)
        : Optional.empty();
  }

  private static Optional<String> date(Matcher parts) {
    boolean chinese = parts.group(2) == null;
    try {
      var date =
          LocalDate.of(
              Integer.parseInt(parts.group(1)),
              Integer.parseInt(parts.group(chinese ? 4 : 2)),
              Integer.parseInt(parts.group(chinese ? 5 : 3)));
      return Optional.of(date.toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Full-width digits and signs as their ASCII twins. */
  private static String halfWidth(String cell) {
    if (cell.chars().noneMatch(c -> c >= '！' && c <= '～')) {
      return cell;
    }
    var text = new StringBuilder(cell.length());
    cell.chars().forEach(c -> text.append((char) (c >= '！' && c <= '～' ? c - '！' + '!' : c)));
    return text.toString();
  }
}
