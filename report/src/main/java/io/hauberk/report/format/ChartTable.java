package io.hauberk.report.format;

import io.hauberk.report.Cell;
import io.hauberk.report.LineChart;
import io.hauberk.report.LineChart.Point;
import io.hauberk.report.LineChart.Series;
import io.hauberk.report.Table;
import io.hauberk.report.Table.Column;
import java.util.ArrayList;
import java.util.List;

/** The points of a chart as a table, for readers without pictures. */
final class ChartTable {

  private static final int MAX_POINTS_A_SERIES = 50;
  private static final int DIGITS = 6;

  private final Words words;

  ChartTable(Words words) {
    this.words = words;
  }

  /** At most 50 points a series, evenly chosen, the last always among them. */
  Table of(LineChart chart) {
    boolean intervals = points(chart).stream().anyMatch(Point::hasInterval);
    var columns = new ArrayList<Column>();
    columns.add(Column.text(words.of(Word.SERIES)));
    columns.add(Column.number(chart.x().label(), ""));
    columns.add(Column.number(chart.y().label(), ""));
    if (intervals) {
      columns.add(Column.number(words.of(Word.LOWER_BOUND), ""));
      columns.add(Column.number(words.of(Word.UPPER_BOUND), ""));
    }
    var rows = new ArrayList<List<Cell>>();
    for (var series : chart.series()) {
      chosen(series.points())
          .forEach(point -> rows.add(row(series, point).subList(0, columns.size())));
    }
    return new Table("", columns, rows);
  }

  private static List<Point> points(LineChart chart) {
    return chart.series().stream().map(Series::points).flatMap(List::stream).toList();
  }

  private static List<Point> chosen(List<Point> points) {
    int stride = (points.size() + MAX_POINTS_A_SERIES - 1) / MAX_POINTS_A_SERIES;
    var chosen = new ArrayList<Point>();
    for (int i = points.size() - 1; i >= 0; i -= stride) {
      chosen.add(0, points.get(i));
    }
    return chosen;
  }

  private static List<Cell> row(Series series, Point point) {
    return List.of(
        Cell.text(series.name()),
        Cell.significant(point.x(), DIGITS),
        Cell.significant(point.y(), DIGITS),
        bound(point, point.low()),
        bound(point, point.high()));
  }

  private static Cell bound(Point point, double value) {
    return point.hasInterval() ? Cell.significant(value, DIGITS) : Cell.missing();
  }
}
