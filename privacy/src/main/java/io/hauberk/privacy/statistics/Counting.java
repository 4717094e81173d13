package io.hauberk.privacy.statistics;

import io.hauberk.core.DataFormatException;
import io.hauberk.privacy.statistics.Bounding.Verdict;

/** Reads the rows into a {@link Tally}, in as many passes as the people's table needs. */
final class Counting {

  private final PersonRows rows;
  private final PrivateTable.Persons persons;
  private final Query query;
  private final int logSlots;

  Counting(PersonRows rows, PrivateTable.Persons persons, Query query, int logSlots) {
    this.rows = rows;
    this.persons = persons;
    this.query = query;
    this.logSlots = logSlots;
  }

  /** All groups, and the passes they took. */
  record Counted(Tally tally, int passes) {}

  Counted count(int mostPasses) {
    if (persons == PrivateTable.Persons.EACH_ROW) {
      var tally = new Tally(query);
      pass(tally, Bounding.single());
      return new Counted(tally, 1);
    }
    for (int passes = 1; passes <= mostPasses; passes *= 4) {
      var tally = new Tally(query);
      if (all(tally, passes)) {
        return new Counted(tally, passes);
      }
    }
    throw new DataFormatException("people", "too many", "fewer than memory holds");
  }

  private boolean all(Tally tally, int passes) {
    var salted = new PersonTable(logSlots);
    for (int pass = 0; pass < passes; pass++) {
      var bounding = Bounding.persons(query.contribution(), salted.cleared(), pass, passes);
      if (!pass(tally, bounding)) {
        return false;
      }
    }
    return true;
  }

  /** False when the table of people is full. */
  private boolean pass(Tally tally, Bounding bounding) {
    var full = new boolean[1];
    var aggregate = query.aggregate();
    boolean grouped = !(query.groups() instanceof Groups.Whole);
    rows.forEach(
        (person, name, value) -> {
          int place = full[0] || !aggregate.takes(value) ? -1 : tally.find(grouped ? name : "");
          if (place < 0) {
            return;
          }
          var verdict = bounding.admit(person, place);
          full[0] |= verdict == Verdict.FULL;
          if (verdict == Verdict.KEPT || verdict == Verdict.FIRST) {
            var group = tally.group(place);
            aggregate.add(value, group.cells);
            group.people += verdict == Verdict.FIRST ? 1 : 0;
          }
        });
    return !full[0];
  }
}
