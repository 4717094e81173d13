package io.hauberk.detect.sigma.rule;

/** How two numbers stand to each other. */
enum Order {
  LT,
  LTE,
  GT,
  GTE;

  boolean holds(int comparison) {
    return switch (this) {
      case LT -> comparison < 0;
      case LTE -> comparison <= 0;
      case GT -> comparison > 0;
      case GTE -> comparison >= 0;
    };
  }
}
