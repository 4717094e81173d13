package io.hauberk.data.table;

import io.hauberk.core.Checks;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A table in memory.
 *
 * @param columns names, each once
 * @param rows each with one cell a column; the empty text is a missing value
 */
public record Table(List<String> columns, List<List<String>> rows) {

  public Table {
    columns = Columns.checked(columns);
    rows = List.copyOf(rows);
    for (var row : rows) {
      Checks.argument(
          row.size() == columns.size(), "row", row.size() + " cells", columns.size() + " cells");
    }
  }

  /** The place of a column. */
  public int indexOf(String column) {
    int index = columns.indexOf(column);
    Checks.argument(index >= 0, "column", column, "one of " + columns);
    return index;
  }

  /** One column's cells, top to bottom. */
  public List<String> column(String name) {
    int index = indexOf(name);
    return rows.stream().map(row -> row.get(index)).toList();
  }

  /** A source over these rows. */
  public RowSource source() {
    return new Replay(columns, rows.iterator());
  }

  private record Replay(List<String> columns, Iterator<List<String>> left) implements RowSource {

    @Override
    public Optional<List<String>> next() {
      return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
