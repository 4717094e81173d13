package io.hauberk.detect.sigma.rule;

import com.google.re2j.Pattern;
import io.hauberk.detect.packet.Address;
import io.hauberk.detect.sigma.pattern.Cidr;
import io.hauberk.detect.sigma.pattern.Fold;
import io.hauberk.detect.sigma.pattern.RequiredTexts;
import io.hauberk.detect.sigma.pattern.Wildcard;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a rule asks of one value of a field. Equal checks ask the same. */
public sealed interface Check {

  /** Whether a value that is there passes. */
  boolean passes(String value);

  /** A text in any case; the pattern is folded. */
  record Like(Wildcard pattern) implements Check {
    @Override
    public boolean passes(String value) {
      return pattern.matches(Fold.of(value));
    }
  }

  /** A text in this case. */
  record LikeCased(Wildcard pattern) implements Check {
    @Override
    public boolean passes(String value) {
      return pattern.matches(value);
    }
  }

  /** A regular expression found anywhere, in time linear in the value (RE2). */
  final class Expression implements Check {

    private final Pattern pattern;
    private final List<String> texts;

    Expression(Pattern pattern) {
      this.pattern = pattern;
      texts = RequiredTexts.of(pattern.pattern());
    }

    /** Folded texts of which every passing value holds one; empty where none are known. */
    public List<String> texts() {
      return texts;
    }

    @Override
    public boolean passes(String value) {
      return pattern.matcher(value).find();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Expression expression
          && expression.pattern.pattern().equals(pattern.pattern())
          && expression.pattern.flags() == pattern.flags();
    }

    @Override
    public int hashCode() {
      return pattern.pattern().hashCode() + pattern.flags();
    }
  }

  /** An address in a network. */
  record Within(Cidr network) implements Check {
    @Override
    public boolean passes(String value) {
      return Address.parse(value).filter(network::contains).isPresent();
    }
  }

  /** A number on one side of a bound. */
  record Compared(Order order, BigDecimal bound) implements Check {
    @Override
    public boolean passes(String value) {
      return Numbers.parse(value)
          .filter(number -> order.holds(number.compareTo(bound)))
          .isPresent();
    }
  }

  /** A part of a date. */
  record Dated(DatePart part, int number) implements Check {
    @Override
    public boolean passes(String value) {
      var time = EventTime.parse(value);
      return time.isPresent() && part.of(time.get()) == number;
    }
  }

  /** The field is there, whatever it holds. */
  record Exists() implements Check {
    @Override
    public boolean passes(String value) {
      return true;
    }
  }

  /** The field is missing or null. */
  record Missing() implements Check {
    @Override
    public boolean passes(String value) {
      return false;
    }
  }

  /** The value is, holds, starts or ends with that of another field, in any case. */
  record SameAs(String field, Relation relation) implements Check {

    /** Alone it does not know the other value. */
    @Override
    public boolean passes(String value) {
      return false;
    }

    /** Compares with a value of the other field. */
    public boolean passes(String value, String other) {
      return relation.holds(Fold.of(value), Fold.of(other));
    }
  }

  /** The text that every passing value is, folded. */
  default Optional<String> only() {
    if (this instanceof Like like && like.pattern().isExact()) {
      return Optional.of(like.pattern().longestLiteral());
    }
    return Optional.empty();
  }
}
