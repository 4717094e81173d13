package io.hauberk.cli;

import io.hauberk.data.risk.Attacker;
import io.hauberk.data.risk.AttackerRisk;
import io.hauberk.data.risk.MatchClasses;
import io.hauberk.data.risk.SizeHistogram;
import io.hauberk.report.Cell;
import io.hauberk.report.LineChart;
import io.hauberk.report.LineChart.Axis;
import io.hauberk.report.LineChart.Point;
import io.hauberk.report.Table;
import io.hauberk.report.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Risks as people look at them. */
final class RiskTables {
  private RiskTables() {}

  static Column[] columns(String first) {
    return new Column[] {
      Column.text(first),
      Column.percent("highest"),
      Column.percent("average"),
      Column.percent("records above the threshold")
    };
  }

  /** One row an attacker. */
  static Table attackers(MatchClasses classes, double threshold) {
    var table = Table.builder("Re-identification", columns("attacker"));
    table.row(row("prosecutor: knows who is in the table", risk(classes, threshold)));
    table.row(row("journalist: does not", Attacker.JOURNALIST.of(classes, threshold)));
    table.row(
        Cell.text("marketer: matches everybody"),
        Cell.missing(),
        Cell.percent(Attacker.marketer(classes), 3),
        Cell.missing());
    return table.build();
  }

  static AttackerRisk risk(MatchClasses classes, double threshold) {
    return Attacker.PROSECUTOR.of(classes, threshold);
  }

  static Cell[] row(String name, AttackerRisk risk) {
    return new Cell[] {
      Cell.text(name),
      Cell.percent(risk.highest(), 3),
      Cell.percent(risk.average(), 3),
      Cell.percent(risk.aboveThreshold(), 3)
    };
  }

  /** How many records hide among how few others. */
  static LineChart picture(Map<String, SizeHistogram> tables) {
    var lines = new ArrayList<LineChart.Series>();
    tables.forEach((name, sizes) -> lines.add(new LineChart.Series(name, steps(sizes))));
    return new LineChart(
        "Records in classes of at most this size",
        Axis.log("records in the class"),
        Axis.linear("share of the records"),
        lines);
  }

  private static List<Point> steps(SizeHistogram sizes) {
    var points = new ArrayList<Point>();
    double all = sizes.records();
    double below = 0;
    points.add(Point.of(1, 0));
    for (var entry : sizes.classes().entrySet()) {
      points.add(Point.of(entry.getKey(), below / all));
      below += (double) entry.getKey() * entry.getValue();
      points.add(Point.of(entry.getKey(), below / all));
    }
    return points;
  }
}
