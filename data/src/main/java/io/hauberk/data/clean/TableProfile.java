package io.hauberk.data.clean;

import io.hauberk.core.Randomness;
import io.hauberk.data.table.RowSource;
import java.util.ArrayList;
import java.util.List;

/** What a table holds: its columns, and a uniform sample of its rows. */
final class TableProfile {

  static final int ROWS = 4096;

  private final List<ColumnProfile> columns = new ArrayList<>();
  private final List<List<String>> sample = new ArrayList<>();
  private long rows;

  private TableProfile() {}

  static TableProfile of(RowSource source, CleanRules rules) {
    var profile = new TableProfile();
    var randomness = new Randomness(rules.seed()).derive("profile");
    for (var name : source.columns()) {
      profile.columns.add(new ColumnProfile(name, randomness.stream(profile.columns.size(), 0)));
    }
    var draws = randomness.stream(-1, 1);
    for (var row = source.next(); row.isPresent(); row = source.next()) {
      profile.see(row.get(), rules);
      profile.keep(row.get(), draws.nextDouble());
    }
    return profile;
  }

  private void see(List<String> row, CleanRules rules) {
    rows++;
    for (int c = 0; c < row.size(); c++) {
      var cell = row.get(c).strip();
      if (rules.isMissing(cell)) {
        columns.get(c).miss();
      } else {
        columns.get(c).see(cell);
      }
    }
  }

  private void keep(List<String> row, double draw) {
    if (sample.size() < ROWS) {
      sample.add(row);
      return;
    }
    long place = (long) (draw * rows);
    if (place < ROWS) {
      sample.set((int) place, row);
    }
  }

  List<ColumnProfile> columns() {
    return columns;
  }

  List<List<String>> sample() {
    return sample;
  }

  long rows() {
    return rows;
  }
}
