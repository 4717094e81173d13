package io.hauberk.privacy.statistics;

/**
 * A table, row by row, in the same order each time it is read. It may be read more than once, which
 * is how many people fit in little memory.
 */
@FunctionalInterface
public interface PersonRows {

  /** Hands over every row. */
  void forEach(Sink sink);

  /** Takes rows. */
  @FunctionalInterface
  interface Sink {

    /**
     * @param person whose row this is; not read when each row is a person of its own
     * @param group the row falls in; not read by a query without groups
     * @param value not a number where it is missing: the row then counts only where no value is
     *     asked
     */
    void row(String person, String group, double value);
  }
}
