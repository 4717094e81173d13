package io.hauberk.detect.sigma.rule;

import io.hauberk.detect.sigma.pattern.Cidr;
import java.util.Locale;

/** Modifiers that say what a value is, where it is no text. */
enum Kind {
  RE {
    @Override
    Check check(String value, Modifiers modifiers) {
      return Expressions.compile(value, modifiers.flags());
    }
  },
  CIDR {
    @Override
    Check check(String value, Modifiers modifiers) {
      return new Check.Within(Cidr.parse(value));
    }
  },
  EXISTS {
    @Override
    Check check(String value, Modifiers modifiers) {
      boolean known = value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
      RuleErrors.require(known, "exists", value, "true or false");
      return new Check.Exists();
    }
  },
  FIELDREF {
    @Override
    Check check(String value, Modifiers modifiers) {
      RuleErrors.require(!value.isBlank(), "fieldref", value, "a field");
      return new Check.SameAs(value, modifiers.relation());
    }
  },
  LT,
  LTE,
  GT,
  GTE,
  MINUTE,
  HOUR,
  DAY,
  WEEK,
  MONTH,
  YEAR;

  /** What a value of this kind asks. */
  Check check(String value, Modifiers modifiers) {
    var number =
        Numbers.parse(value)
            .orElseThrow(
                () -> RuleErrors.refused(name().toLowerCase(Locale.ROOT), value, "a number"));
    if (compareTo(MINUTE) < 0) {
      return new Check.Compared(Order.valueOf(name()), number);
    }
    return new Check.Dated(DatePart.valueOf(name()), number.intValue());
  }
}
