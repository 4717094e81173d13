package io.hauberk.data.table;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of one query. The caller brings the connection; it is closed with the source. A source
 * that drops ends in a {@link StorageException}, so that a file being written is discarded.
 */
public final class JdbcSource implements RowSource {

  private static final int FETCH_ROWS = 10_000;

  private final Connection connection;
  private final Statement statement;
  private final ResultSet rows;
  private final List<String> columns;

  private JdbcSource(Connection connection, Statement statement, ResultSet rows)
      throws SQLException {
    this.connection = connection;
    this.statement = statement;
    this.rows = rows;
    var names = new ArrayList<String>();
    var data = rows.getMetaData();
    for (int c = 1; c <= data.getColumnCount(); c++) {
      names.add(data.getColumnLabel(c));
    }
    columns = Columns.checked(names);
  }

  /** Runs a query that the caller trusts; nothing from data goes into its text. */
  @SuppressWarnings("SqlSourceToSinkFlow")
  public static RowSource query(Connection connection, String sql) {
    try {
      var statement = connection.createStatement();
      statement.setFetchSize(FETCH_ROWS);
      return new JdbcSource(connection, statement, statement.executeQuery(sql));
    } catch (SQLException e) {
      quietly(connection);
      throw dropped("cannot be queried", e);
    }
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Optional<List<String>> next() {
    try {
      return rows.next() ? Optional.of(row()) : Optional.empty();
    } catch (SQLException e) {
      throw dropped("dropped", e);
    }
  }

  private List<String> row() throws SQLException {
    var cells = new ArrayList<String>(columns.size());
    for (int c = 1; c <= columns.size(); c++) {
      var cell = rows.getString(c);
      if (cell != null && cell.length() > CsvSource.MAX_FIELD) {
        throw new DataFormatException(
            columns.get(c - 1), "a long field", "at most " + CsvSource.MAX_FIELD + " characters");
      }
      cells.add(cell == null ? "" : cell);
    }
    return cells;
  }

  @Override
  public void close() {
    try (connection;
        statement;
        rows) {
      // closed in the reverse order
    } catch (SQLException e) {
      throw dropped("does not close", e);
    }
  }

  private static void quietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // the query's own failure is what the caller hears of
    }
  }

  private static StorageException dropped(String what, SQLException cause) {
    var state = String.valueOf(cause.getSQLState());
    return new StorageException(
        "source", what + " (SQL state " + state + ")", "rows to the end", cause);
  }
}
