package io.hauberk.report;

import io.hauberk.core.Checks;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of cells under typed columns.
 *
 * @param title may be empty
 * @param rows each as long as {@code columns}; a cell is of its column's kind or missing
 */
public record Table(String title, List<Column> columns, List<List<Cell>> rows) implements Section {

  public Table {
    columns = List.copyOf(columns);
    Checks.argument(!columns.isEmpty(), "table.columns", title, "at least one");
    rows = rows.stream().map(List::copyOf).toList();
    for (var row : rows) {
      checkRow(columns, row);
    }
  }

  /** Starts a table without rows. */
  public static Builder builder(String title, Column... columns) {
    return new Builder(title, List.of(columns));
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.table(this);
  }

  private static void checkRow(List<Column> columns, List<Cell> row) {
    Checks.argument(
        row.size() == columns.size(), "table.row", row.size(), columns.size() + " cells");
    for (int i = 0; i < row.size(); i++) {
      var column = columns.get(i);
      var kind = row.get(i).kind();
      Checks.argument(
          kind == column.kind() || kind == Cell.Kind.MISSING,
          "table." + column.heading(),
          kind,
          column.kind() + " or MISSING");
    }
  }

  /**
   * The type of one column.
   *
   * @param unit such as {@code s}, shown beside the heading; may be empty
   * @param kind of its cells; numbers and percentages are set flush right
   */
  public record Column(String heading, String unit, Cell.Kind kind) {

    public Column {
      Checks.argument(kind != Cell.Kind.MISSING, "column.kind", kind, "TEXT, NUMBER or PERCENT");
    }

    public static Column text(String heading) {
      return new Column(heading, "", Cell.Kind.TEXT);
    }

    public static Column number(String heading, String unit) {
      return new Column(heading, unit, Cell.Kind.NUMBER);
    }

    public static Column percent(String heading) {
      return new Column(heading, "", Cell.Kind.PERCENT);
    }

    /** Heading and unit: {@code time (s)}. */
    public String label() {
      return unit.isEmpty() ? heading : heading + " (" + unit + ")";
    }
  }

  /** A table that grows by rows. */
  public static final class Builder {

    private final String title;
    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    private Builder(String title, List<Column> columns) {
      this.title = title;
      this.columns = columns;
    }

    public Builder row(Cell... cells) {
      rows.add(List.of(cells));
      return this;
    }

    public Table build() {
      return new Table(title, columns, rows);
    }
  }
}
