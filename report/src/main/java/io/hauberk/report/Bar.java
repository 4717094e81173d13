package io.hauberk.report;

import io.hauberk.core.Checks;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a result fails the run: {@code robust-accuracy<0.85} is hit when robust accuracy is under
 * 0.85.
 *
 * @param metric the name of a {@link Metric}
 * @param threshold finite, in the metric's unit; {@code 85%} is 0.85
 */
public record Bar(String metric, Operator operator, double threshold) {

  private static final int MAX_LENGTH = 200;
  private static final Pattern SYNTAX =
      Pattern.compile(
          "\\s*("
              + Metric.NAME
              + ")\\s*(<=|>=|==|<|>)\\s*"
              + "([-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?)\\s*(%?)\\s*");

  public Bar {
    Checks.finite("fail-on." + metric, threshold);
    threshold = threshold == 0 ? 0 : threshold; // -0 is written like 0, so it is 0
  }

  /**
   * Reads {@code METRIC OPERATOR NUMBER[%]}; spaces are allowed between the parts.
   *
   * @throws IllegalArgumentException {@code fail-on: text (expected: …)}
   */
  public static Bar parse(String text) {
    var parts = SYNTAX.matcher(text.length() <= MAX_LENGTH ? text : "");
    Checks.argument(
        parts.matches(),
        "fail-on",
        text.length() <= MAX_LENGTH ? text : text.length() + " characters",
        "METRIC<NUMBER with <, <=, >, >= or ==, such as robust-accuracy<0.85 or error-rate>5%");
    return new Bar(parts.group(1), Operator.of(parts.group(2)), threshold(parts));
  }

  /**
   * Refuses bars on results that a command does not have; called before the work starts.
   *
   * @throws IllegalArgumentException {@code fail-on: name (expected: one of …)}
   */
  public static void requireKnown(Collection<Bar> bars, Collection<String> names) {
    for (var bar : bars) {
      Checks.argument(names.contains(bar.metric()), "fail-on", bar.metric(), expected(names));
    }
  }

  /**
   * Holds every bar against the result of its name. A result that is not a number hits every bar:
   * what was not measured has not passed.
   *
   * @throws IllegalArgumentException {@code fail-on: name (expected: one of …)}
   */
  public static List<Outcome> check(Collection<Bar> bars, Collection<Metric> metrics) {
    requireKnown(bars, metrics.stream().map(Metric::name).toList());
    return bars.stream()
        .flatMap(bar -> metrics.stream().filter(bar::names).map(bar::against))
        .toList();
  }

  /** The bar as it is written on the command line. */
  @Override
  public String toString() {
    return metric + operator.symbol() + Numbers.significant(threshold, Numbers.MAX_DIGITS);
  }

  private boolean names(Metric candidate) {
    return candidate.name().equals(metric);
  }

  private Outcome against(Metric found) {
    boolean hit = Double.isNaN(found.value()) || operator.holds(found.value(), threshold);
    return new Outcome(this, found, hit);
  }

  private static double threshold(Matcher parts) {
    var number = new BigDecimal(parts.group(3));
    return (parts.group(4).isEmpty() ? number : number.movePointLeft(2)).doubleValue();
  }

  private static String expected(Collection<String> names) {
    return names.isEmpty()
        ? "nothing, for this command has no results to hold against a bar"
        : "one of " + String.join(", ", new TreeSet<>(names));
  }

  /**
   * A bar and the result held against it.
   *
   * @param hit the bar's condition holds, so the run has failed it
   */
  public record Outcome(Bar bar, Metric metric, boolean hit) {}

  /** How a result is compared with its threshold. */
  public enum Operator {
    LESS("<") {
      @Override
      boolean holds(double value, double threshold) {
        return value < threshold;
      }
    },
    LESS_OR_EQUAL("<=") {
      @Override
      boolean holds(double value, double threshold) {
        return value <= threshold;
      }
    },
    GREATER(">") {
      @Override
      boolean holds(double value, double threshold) {
        return value > threshold;
      }
    },
    GREATER_OR_EQUAL(">=") {
      @Override
      boolean holds(double value, double threshold) {
        return value >= threshold;
      }
    },
    EQUAL("==") {
      @Override
      boolean holds(double value, double threshold) {
        return value == threshold;
      }
    };

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }

    abstract boolean holds(double value, double threshold);

    static Operator of(String symbol) {
      return Arrays.stream(values())
          .filter(operator -> operator.symbol.equals(symbol))
          .findFirst()
          .orElseThrow();
    }
  }
}
