package io.hauberk.data.clean;

import io.hauberk.core.Checks;

/** What becomes of a missing cell. */
public sealed interface MissingRule {

  /** It becomes the empty cell, whatever it was spelt. */
  record Leave() implements MissingRule {}

  /** It becomes a fixed value. */
  record Constant(String value) implements MissingRule {
    public Constant {
      Checks.argument(!value.isBlank(), "fill", "''", "a value");
    }
  }

  /** It becomes the middle number of the column; an error where the column has no numbers. */
  record Median() implements MissingRule {}

  /** It becomes the value the column has most; an error beyond 10,000 different values. */
  record MostFrequent() implements MissingRule {}

  /** Its row is removed. */
  record DropRow() implements MissingRule {}
}
