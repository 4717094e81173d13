package io.hauberk.data.table;

import io.hauberk.core.DataFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table read once, row after row, at constant memory. A row has one text a column; the empty text
 * stands for a missing value.
 */
public interface RowSource extends AutoCloseable {

  /** The most rows {@link #readAll} holds in memory. */
  int MAX_ROWS_IN_MEMORY = 20_000_000;

  /** Names, each once, in the order of the cells. */
  List<String> columns();

  /**
   * The next row, or nothing at the end.
   *
   * @throws DataFormatException when the table is broken from here on
   */
  Optional<List<String>> next();

  @Override
  void close();

  /** All rows that are left, in memory. */
  default Table readAll() {
    var rows = new ArrayList<List<String>>();
    for (var row = next(); row.isPresent(); row = next()) {
      if (rows.size() == MAX_ROWS_IN_MEMORY) {
        throw new DataFormatException("table", "more rows", "at most " + MAX_ROWS_IN_MEMORY);
      }
      rows.add(row.get());
    }
    return new Table(columns(), rows);
  }
}
