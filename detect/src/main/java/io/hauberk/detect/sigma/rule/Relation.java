package io.hauberk.detect.sigma.rule;

import io.hauberk.detect.sigma.pattern.Wildcard;

/** Where a text lies in a value. */
enum Relation {
  SAME,
  CONTAINS,
  STARTSWITH,
  ENDSWITH;

  Wildcard shape(Wildcard pattern) {
    return switch (this) {
      case SAME -> pattern;
      case CONTAINS -> pattern.contained();
      case STARTSWITH -> pattern.starting();
      case ENDSWITH -> pattern.ending();
    };
  }

  boolean holds(String value, String part) {
    return switch (this) {
      case SAME -> value.equals(part);
      case CONTAINS -> value.contains(part);
      case STARTSWITH -> value.startsWith(part);
      case ENDSWITH -> value.endsWith(part);
    };
  }
}
