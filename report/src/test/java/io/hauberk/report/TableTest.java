package io.hauberk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.report.Table.Column;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void cells_everyKind_displayAndNumber() {
    assertThat(Cell.text("x").display()).isEqualTo("x");
    assertThat(Cell.text("x").number()).isEmpty();
    assertThat(Cell.fixed(1.25, 1).display()).isEqualTo("1.3");
    assertThat(Cell.fixed(1.25, 1).number()).hasValue(1.25);
    assertThat(Cell.significant(0.00001234, 2).display()).isEqualTo("1.2e-5");
    assertThat(Cell.whole(40_000).display()).isEqualTo("40000");
    assertThat(Cell.percent(0.5, 1).display()).isEqualTo("50.0 %");
    assertThat(Cell.percent(0.5, 1).number()).hasValue(0.5);
    assertThat(Cell.missing().display()).isEqualTo("-");
    assertThat(Cell.missing().number()).isEmpty();
  }

  @Test
  void cells_everyKind_knowTheirKind() {
    assertThat(
            List.of(Cell.text(""), Cell.whole(1), Cell.percent(1, 0), Cell.missing()).stream()
                .map(Cell::kind))
        .containsExactly(Cell.Kind.values());
  }

  @Test
  void cells_digitsOutOfRange_refused() {
    assertThatThrownBy(() -> Cell.fixed(1, 18)).hasMessageStartingWith("cell.digits: 18");
    assertThatThrownBy(() -> Cell.percent(1, -1)).hasMessageStartingWith("cell.digits: -1");
  }

  @Test
  void column_unit_besideTheHeading() {
    assertThat(Column.number("time", "s").label()).isEqualTo("time (s)");
    assertThat(Column.percent("accuracy").label()).isEqualTo("accuracy");
  }

  @Test
  void column_ofMissing_refused() {
    assertThatThrownBy(() -> new Column("x", "", Cell.Kind.MISSING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("column.kind: MISSING (expected: TEXT, NUMBER or PERCENT)");
  }

  @Test
  void row_missingCell_fitsEveryColumn() {
    var table =
        Table.builder("t", Column.text("a"), Column.number("b", ""), Column.percent("c"))
            .row(Cell.missing(), Cell.missing(), Cell.missing())
            .build();
    assertThat(table.rows()).hasSize(1);
  }

  @Test
  void row_wrongKind_refusedWithItsColumn() {
    var builder = Table.builder("t", Column.percent("accuracy")).row(Cell.fixed(0.5, 1));
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("table.accuracy: NUMBER (expected: PERCENT or MISSING)");
  }

  @Test
  void row_wrongLength_refused() {
    var builder = Table.builder("t", Column.text("a"), Column.text("b")).row(Cell.text("x"));
    assertThatThrownBy(builder::build).hasMessage("table.row: 1 (expected: 2 cells)");
  }

  @Test
  void constructor_noColumns_refused() {
    assertThatThrownBy(() -> new Table("t", List.of(), List.of()))
        .hasMessage("table.columns: t (expected: at least one)");
  }

  @Test
  void constructor_listsChangedLater_tableUnchanged() {
    var row = new ArrayList<Cell>(List.of(Cell.text("x")));
    var rows = new ArrayList<List<Cell>>(List.of(row));
    var table = new Table("t", List.of(Column.text("a")), rows);
    row.set(0, Cell.text("y"));
    rows.clear();
    assertThat(table.rows()).containsExactly(List.of(Cell.text("x")));
  }
}
