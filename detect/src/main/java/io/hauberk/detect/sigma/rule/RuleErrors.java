package io.hauberk.detect.sigma.rule;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Printed;

/** One way to refuse a part of a rule. */
final class RuleErrors {
  private RuleErrors() {}

  static DataFormatException refused(String name, String value, String rule) {
    return new DataFormatException(name, Printed.of(value), rule);
  }

  static void require(boolean holds, String name, String value, String rule) {
    if (!holds) {
      throw refused(name, value, rule);
    }
  }
}
