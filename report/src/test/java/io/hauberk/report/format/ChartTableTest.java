package io.hauberk.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.report.Cell;
import io.hauberk.report.LineChart;
import io.hauberk.report.LineChart.Axis;
import io.hauberk.report.LineChart.Point;
import io.hauberk.report.LineChart.Series;
import io.hauberk.report.Samples;
import io.hauberk.report.Table;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChartTableTest {

  private static final ChartTable TABLES = new ChartTable(Words.of(Locale.ENGLISH));

  @Test
  void of_intervals_ownColumns() {
    var table = TABLES.of(Samples.chart());
    assertThat(table.columns())
        .extracting(Table.Column::label)
        .containsExactly("Series", "epsilon", "robust accuracy", "Lower bound", "Upper bound");
    assertThat(table.rows()).hasSize(8);
    assertThat(table.rows().get(1))
        .extracting(Cell::display)
        .containsExactly("PGD", "0.1", "0.8", "0.75", "0.85");
    assertThat(table.rows().get(0))
        .extracting(Cell::display)
        .containsExactly("PGD", "0", "0.99", "-", "-");
  }

  @Test
  void of_noIntervals_threeColumns() {
    var table = TABLES.of(Samples.longChart());
    assertThat(table.columns()).hasSize(3);
  }

  @Test
  void of_manyPoints_atMostFiftyWithTheLast() {
    var rows = TABLES.of(Samples.longChart()).rows();
    assertThat(rows).hasSize(50);
    assertThat(rows.get(49).get(1).number()).hasValue(20_000);
  }

  @Test
  void of_emptySeries_noRows() {
    var chart = new LineChart("c", Axis.linear("x"), Axis.linear("y"), List.of(Series.of("s")));
    assertThat(TABLES.of(chart).rows()).isEmpty();
  }

  @Test
  void of_onePoint_oneRow() {
    var series = Series.of("s", Point.of(1, 2));
    var chart = new LineChart("c", Axis.linear("x"), Axis.linear("y"), List.of(series));
    assertThat(TABLES.of(chart).rows()).hasSize(1);
  }
}
