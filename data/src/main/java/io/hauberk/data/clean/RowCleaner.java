package io.hauberk.data.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of each row, in the order of the table. */
final class RowCleaner implements AutoCloseable {

  /**
   * One row after cleaning.
   *
   * @param cells nothing when the row goes
   */
  record Cleaned(Optional<List<String>> cells, List<Finding> findings) {}

  private final CleanRules rules;
  private final List<CellCleaner> cells = new ArrayList<>();
  private final Optional<ExactDuplicates> exact;
  private final Optional<NearIndex> near;
  private final Optional<OddScore> odd;
  private final Optional<LabelErrors> labels;

  RowCleaner(CleanRules rules, TableProfile profile, Optional<LabelErrors> labels) {
    this.rules = rules;
    this.labels = labels;
    profile.columns().forEach(column -> cells.add(new CellCleaner(column, rules)));
    var names = profile.columns().stream().map(ColumnProfile::name).toList();
    rules.missing().keySet().forEach(name -> Places.of(names, name));
    exact = rules.duplicates().map(consequence -> new ExactDuplicates(rules.maxRows()));
    near = rules.near().map(rule -> new NearIndex(rule, names, rules.maxRows()));
    odd = rules.odd().flatMap(rule -> OddScore.of(rule, profile, rules.seed()));
  }

  /** Rows are numbered from 1; the header is row 0. */
  Cleaned clean(List<String> row, long number) {
    var found = new ArrayList<Finding>();
    var cleaned = new ArrayList<String>(row.size());
    boolean goes = false;
    for (int c = 0; c < row.size(); c++) {
      goes |= cells.get(c).dropsRow(row.get(c));
      cleaned.add(cells.get(c).clean(row.get(c), found));
    }
    goes |= judged(row, found);
    goes |= !goes && repeated(cleaned, number, found);
    return new Cleaned(goes ? Optional.empty() : Optional.of(cleaned), found);
  }

  /** Odd rows and labels; true when the row goes. */
  private boolean judged(List<String> row, List<Finding> found) {
    var oddOne = odd.flatMap(score -> score.judge(row));
    var wrongLabel = labels.flatMap(learning -> learning.judge(row));
    oddOne.ifPresent(found::add);
    wrongLabel.ifPresent(found::add);
    return (oddOne.isPresent() && removes(rules.odd().map(OddRows::consequence)))
        || (wrongLabel.isPresent() && removes(rules.labels().map(LabelRule::consequence)));
  }

  /** Only rows that stay are what later ones repeat. */
  private boolean repeated(List<String> row, long number, List<Finding> found) {
    if (exact.isPresent()) {
      var earlier = exact.get().seen(row, number);
      if (earlier.isPresent()) {
        found.add(Finding.row(Kind.DUPLICATE, "row " + earlier.getAsLong()));
        return removes(rules.duplicates());
      }
    }
    var almost = near.flatMap(index -> index.seen(row, number));
    almost.ifPresent(pair -> found.add(Finding.row(Kind.NEAR_DUPLICATE, pair.detail())));
    return almost.isPresent() && removes(rules.near().map(NearDuplicates::consequence));
  }

  private static boolean removes(Optional<Consequence> consequence) {
    return consequence.filter(c -> c == Consequence.REMOVE).isPresent();
  }

  @Override
  public void close() {
    labels.ifPresent(LabelErrors::close);
  }
}
