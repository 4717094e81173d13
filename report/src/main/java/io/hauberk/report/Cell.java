package io.hauberk.report;

import io.hauberk.core.Checks;
import java.util.OptionalDouble;

/** One value of a table or list, with the form in which people read it. */
public sealed interface Cell {

  /** What a cell holds. */
  enum Kind {
    TEXT,
    NUMBER,
    PERCENT,
    MISSING
  }

  Kind kind();

  /** For people; not yet escaped for any format. */
  String display();

  /** For machines; a percentage is its fraction. Empty for text and what is missing. */
  default OptionalDouble number() {
    return OptionalDouble.empty();
  }

  static Cell text(String text) {
    return new Text(text);
  }

  /** A number with {@code digits} decimals. */
  static Cell fixed(double value, int digits) {
    return new Numeric(value, digits, Notation.FIXED);
  }

  /** A number with at most {@code digits} significant digits, for values of unknown size. */
  static Cell significant(double value, int digits) {
    return new Numeric(value, digits, Notation.SIGNIFICANT);
  }

  /** A whole number. */
  static Cell whole(long value) {
    return fixed(value, 0);
  }

  /** A fraction, 0.852, shown as a percentage with {@code digits} decimals, 85.2 %. */
  static Cell percent(double fraction, int digits) {
    return new Percent(fraction, digits);
  }

  static Cell missing() {
    return new Missing();
  }

  /** What {@code digits} counts. */
  enum Notation {
    FIXED {
      @Override
      String display(double value, int digits) {
        return Numbers.fixed(value, digits);
      }
    },
    SIGNIFICANT {
      @Override
      String display(double value, int digits) {
        return Numbers.significant(value, digits);
      }
    };

    abstract String display(double value, int digits);
  }

  /** Words. */
  record Text(String text) implements Cell {

    @Override
    public Kind kind() {
      return Kind.TEXT;
    }

    @Override
    public String display() {
      return text;
    }
  }

  /** A number; NaN and infinities are allowed and shown as such. */
  record Numeric(double value, int digits, Notation notation) implements Cell {

    public Numeric {
      Checks.inRange("cell.digits", digits, 0, Numbers.MAX_DIGITS);
    }

    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }

    @Override
    public String display() {
      return notation.display(value, digits);
    }

    @Override
    public OptionalDouble number() {
      return OptionalDouble.of(value);
    }
  }

  /** A fraction, shown as a percentage. */
  record Percent(double fraction, int digits) implements Cell {

    public Percent {
      Checks.inRange("cell.digits", digits, 0, Numbers.MAX_DIGITS);
    }

    @Override
    public Kind kind() {
      return Kind.PERCENT;
    }

    @Override
    public String display() {
      return Numbers.percent(fraction, digits);
    }

    @Override
    public OptionalDouble number() {
      return OptionalDouble.of(fraction);
    }
  }

  /** Nothing was measured. */
  record Missing() implements Cell {

    @Override
    public Kind kind() {
      return Kind.MISSING;
    }

    @Override
    public String display() {
      return "-";
    }
  }
}
