package io.hauberk.report.format;

import io.hauberk.report.Cell;
import io.hauberk.report.Table;
import io.hauberk.report.markup.Clean;
import io.hauberk.report.markup.Markup;
import java.util.List;

/** A table that scrolls sideways on a narrow screen. */
final class HtmlTable {

  private HtmlTable() {}

  static void append(Markup out, Table table) {
    out.open("div", "class", "scroll").open("table").line().open("thead").open("tr");
    for (var column : table.columns()) {
      heading(out, column);
    }
    out.close().close().line().open("tbody").line();
    for (var row : table.rows()) {
      row(out, row);
    }
    out.close().close().close().line();
  }

  private static void heading(Markup out, Table.Column column) {
    out.open("th", "scope", "col", "class", side(column.kind()));
    out.text(Clean.line(column.heading()));
    if (!column.unit().isEmpty()) {
      out.text(" ").leaf("span", "(" + Clean.line(column.unit()) + ")", "class", "unit");
    }
    out.close();
  }

  private static void row(Markup out, List<Cell> row) {
    out.open("tr");
    for (var cell : row) {
      out.leaf("td", cell.display(), "class", side(cell.kind()));
    }
    out.close().line();
  }

  private static String side(Cell.Kind kind) {
    return switch (kind) {
      case TEXT -> "text";
      case NUMBER, PERCENT -> "number";
      case MISSING -> "number missing";
    };
  }
}
