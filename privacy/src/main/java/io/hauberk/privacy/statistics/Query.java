package io.hauberk.privacy.statistics;

import io.hauberk.core.Checks;

/**
 * One question to a table.
 *
 * @param most groups in the answer, the largest first figures first; what is cut off was paid for
 */
public record Query(Aggregate aggregate, Groups groups, Contribution contribution, int most) {

  /** Of all groups. */
  public static final int ALL = Integer.MAX_VALUE;

  public Query {
    Checks.positive("groups", most);
    Checks.argument(
        !(groups instanceof Groups.Whole) || contribution.groups() == 1,
        "groups per person",
        contribution.groups(),
        "1 without groups");
  }
}
