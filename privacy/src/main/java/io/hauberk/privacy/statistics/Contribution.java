package io.hauberk.privacy.statistics;

import io.hauberk.core.Checks;

/**
 * How much of one person is counted; noise grows with both, and what is beyond them is left out.
 *
 * @param groups that one person's rows may fall in
 * @param rows of one person in each group
 */
public record Contribution(int groups, int rows) {

  /** One row a person: what holds when a table has no person column. */
  public static final Contribution SINGLE = new Contribution(1, 1);

  private static final int MOST = 10_000;

  public Contribution {
    Checks.inRange("groups per person", groups, 1, MOST);
    Checks.inRange("rows per person", rows, 1, MOST);
  }

  long total() {
    return (long) groups * rows;
  }
}
