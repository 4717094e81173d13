package io.hauberk.privacy.statistics;

/**
 * Lets a row through as long as its person has not used up what the {@link Contribution} allows.
 */
interface Bounding {

  /** What became of a row. */
  enum Verdict {
    /** Counted; its person was in this group already. */
    KEPT,
    /** Counted; its person's first row in this group. */
    FIRST,
    /** Left out. */
    DROPPED,
    /** No room for one more person: begin again with more passes. */
    FULL
  }

  Verdict admit(String person, int group);

  /** Each row is a person. */
  static Bounding single() {
    return (person, group) -> Verdict.FIRST;
  }

  /** The first rows of each person, those people alone whose pass it is. */
  static Bounding persons(Contribution contribution, PersonTable table, int pass, int passes) {
    return (person, group) -> {
      var key = table.key(person);
      if (key.pass(passes) != pass) {
        return Verdict.DROPPED;
      }
      var within = key.in(group);
      int rows = table.count(within);
      if (rows >= contribution.rows()) {
        return Verdict.DROPPED;
      }
      if (rows > 0) {
        return table.increment(within) ? Verdict.KEPT : Verdict.FULL;
      }
      if (table.count(key) >= contribution.groups()) {
        return Verdict.DROPPED;
      }
      return table.increment(key) && table.increment(within) ? Verdict.FIRST : Verdict.FULL;
    };
  }
}
