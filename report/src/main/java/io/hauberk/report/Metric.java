package io.hauberk.report;

import io.hauberk.core.Checks;
import java.util.regex.Pattern;

/**
 * One result of a run, under the name that {@code --fail-on} uses.
 *
 * @param name lower case with hyphens, such as {@code robust-accuracy}
 * @param value may be NaN or infinite when that is the result
 */
public record Metric(String name, double value, Unit unit) {

  static final String NAME = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*";

  private static final Pattern NAME_PATTERN = Pattern.compile(NAME);
  private static final int MAX_NAME = 100;

  public Metric {
    Checks.argument(
        name.length() <= MAX_NAME && NAME_PATTERN.matcher(name).matches(),
        "metric.name",
        name,
        "lower case words joined by hyphens, such as robust-accuracy");
  }

  /** A share of a whole, 0 to 1. */
  public static Metric fraction(String name, double value) {
    return new Metric(name, value, Unit.FRACTION);
  }

  public static Metric count(String name, long value) {
    return new Metric(name, value, Unit.COUNT);
  }

  public static Metric seconds(String name, double value) {
    return new Metric(name, value, Unit.SECONDS);
  }

  /** A number without unit, such as an epsilon or a loss. */
  public static Metric plain(String name, double value) {
    return new Metric(name, value, Unit.NONE);
  }

  /** The value as people read it, with its unit. */
  public String display() {
    return unit.display(value);
  }

  /** What a metric is counted in. */
  public enum Unit {
    NONE("") {
      @Override
      String display(double value) {
        return Numbers.significant(value, 4);
      }
    },
    FRACTION("fraction") {
      @Override
      String display(double value) {
        return Numbers.percent(value, 2);
      }
    },
    COUNT("count") {
      @Override
      String display(double value) {
        return Numbers.fixed(value, 0);
      }
    },
    SECONDS("s"),
    BYTES("B") {
      @Override
      String display(double value) {
        return Numbers.fixed(value, 0) + " " + symbol();
      }
    },
    PER_SECOND("1/s");

    private final String symbol;

    Unit(String symbol) {
      this.symbol = symbol;
    }

    /** The unit in files; empty for a plain number. */
    public String symbol() {
      return symbol;
    }

    String display(double value) {
      return Numbers.significant(value, 4) + " " + symbol;
    }
  }
}
