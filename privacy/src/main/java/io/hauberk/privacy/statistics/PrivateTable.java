package io.hauberk.privacy.statistics;

import io.hauberk.core.Checks;
import io.hauberk.privacy.ledger.Budget;
import io.hauberk.privacy.ledger.Ledger;
import io.hauberk.privacy.statistics.Answer.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A table of people that answers only privately.
 *
 * <p>Guarantee: (epsilon, delta)-differential privacy of the answer when one person, with all rows,
 * is added or removed. The ledger is charged before a row is read. Rows are read in order and
 * memory is bounded: cells by the number of groups, people by a table of fixed size and as many
 * passes as they need.
 *
 * <p>Not covered: how long a release takes, and whether it fails for want of memory or a broken
 * file.
 */
public final class PrivateTable {

  /**
   * Of epsilon when groups are picked by the data: with half, small groups would drown in noise.
   */
  static final double SELECTION_SHARE = 0.25;

  private static final double LEAST_EPSILON = 1e-5;

  /** Noise of this many rows still fits fixed-point cells, with room for its tail. */
  private static final double MOST_NOISE = 1e7;

  private static final int LOG_SLOTS = 23;
  private static final int MOST_PASSES = 1024;

  private final PersonRows rows;
  private final Persons persons;
  private final Ledger ledger;
  private final int logSlots;

  /** Whose a row is. */
  public enum Persons {
    /** Every row is another person's: the caller vouches for it. */
    EACH_ROW,
    /** The person column says it. */
    BY_COLUMN
  }

  public PrivateTable(PersonRows rows, Persons persons, Ledger ledger) {
    this(rows, persons, ledger, LOG_SLOTS);
  }

  PrivateTable(PersonRows rows, Persons persons, Ledger ledger, int logSlots) {
    this.rows = rows;
    this.persons = persons;
    this.ledger = ledger;
    this.logSlots = logSlots;
  }

  /**
   * Pays for the answer, then computes it.
   *
   * @param purpose recorded in the ledger
   */
  public Answer release(Query query, Budget cost, String purpose) {
    double epsilon = cost.epsilon().doubleValue();
    double delta = cost.delta().doubleValue();
    check(query, epsilon, delta);
    ledger.spend(cost, purpose);

    var counted = new Counting(rows, persons, query, logSlots).count(MOST_PASSES);
    var released = released(query, counted.tally(), epsilon, delta);
    return new Answer(query.aggregate().names(), released, counted.passes());
  }

  private void check(Query query, double epsilon, double delta) {
    Checks.argument(
        epsilon >= LEAST_EPSILON && Double.isFinite(epsilon),
        "epsilon",
        epsilon,
        "at least " + LEAST_EPSILON + " and finite");
    Checks.argument(
        query.contribution().total() <= MOST_NOISE * epsilon,
        "contribution",
        query.contribution(),
        "less than " + MOST_NOISE + " times epsilon in all");
    boolean selects = query.groups() instanceof Groups.Private;
    Checks.argument(
        selects == delta > 0,
        "delta",
        delta,
        selects ? "above 0: groups found in the data need it" : "0: nothing here needs a delta");
    Checks.argument(
        persons == Persons.BY_COLUMN || query.contribution().equals(Contribution.SINGLE),
        "contribution",
        query.contribution(),
        "one row a person without a person column");
  }

  private static List<Line> released(Query query, Tally tally, double epsilon, double delta) {
    var lines = new ArrayList<Line>();
    double left = epsilon;
    List<Tally.Group> named = tally.groups();
    if (query.groups() instanceof Groups.Private) {
      int most = query.contribution().groups();
      var selection = PartitionSelection.shared(SELECTION_SHARE * epsilon, delta, most);
      named = named.stream().filter(group -> selection.names(group.people)).toList();
      left = (1 - SELECTION_SHARE) * epsilon;
    }
    for (var group : named) {
      lines.add(new Line(group.name, figures(query, group, left)));
    }
    lines.sort(Comparator.comparing(Line::group));
    return query.most() == Query.ALL ? lines : largest(lines, query.most());
  }

  private static List<Double> figures(Query query, Tally.Group group, double epsilon) {
    var contribution = query.contribution();
    double perGroup = epsilon / contribution.groups();
    return query.aggregate().release(group.cells, contribution.rows(), perGroup);
  }

  private static List<Line> largest(List<Line> lines, int most) {
    return lines.stream()
        .sorted(Comparator.comparing((Line line) -> line.figures().get(0)).reversed())
        .limit(most)
        .toList();
  }
}
