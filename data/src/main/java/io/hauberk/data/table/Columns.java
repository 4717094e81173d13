package io.hauberk.data.table;

import io.hauberk.core.DataFormatException;
import java.util.HashSet;
import java.util.List;

/** What a header must be. */
final class Columns {
  private Columns() {}

  static final int MAX_COLUMNS = 10_000;

  static List<String> checked(List<String> names) {
    if (names.isEmpty() || names.size() > MAX_COLUMNS) {
      throw new DataFormatException("columns", names.size(), "1 to " + MAX_COLUMNS);
    }
    var seen = new HashSet<String>();
    for (var name : names) {
      if (name.isBlank() || !seen.add(name)) {
        throw new DataFormatException("column", "'" + name + "'", "a name that occurs once");
      }
    }
    return List.copyOf(names);
  }
}
