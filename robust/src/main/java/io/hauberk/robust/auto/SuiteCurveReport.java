package io.hauberk.robust.auto;

import io.hauberk.report.Cell;
import io.hauberk.report.LineChart;
import io.hauberk.report.Section;
import io.hauberk.report.Table;
import io.hauberk.report.Table.Column;
import io.hauberk.robust.Words;
import io.hauberk.robust.auto.SuiteResult.AttackTally;
import io.hauberk.robust.metric.Proportion;
import io.hauberk.robust.metric.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Tells robust accuracy over epsilon, then what each attack did at each epsilon, then the classes
 * at the largest.
 *
 * @param model said of whom: {@code plain}, {@code hardened}
 * @param norm as people write it
 */
public record SuiteCurveReport(SuiteCurve curve, Suite suite, String model, String norm) {

  public List<Section> sections(List<String> classes, Words words) {
    var sections = new ArrayList<Section>();
    if (curve.points().size() > 1) {
      sections.add(table(words));
      sections.add(chart(words));
    }
    for (var point : curve.points()) {
      sections.add(report(point).attacks(words));
    }
    var points = curve.points();
    sections.add(report(points.get(points.size() - 1)).classes(classes, words));
    return sections;
  }

  private SuiteReport report(SuiteCurve.Point point) {
    var epsilon = Cell.significant(point.epsilon(), 4).display();
    return new SuiteReport(point.result(), suite, model, new SuiteReport.Threat(norm, epsilon));
  }

  private Table table(Words words) {
    var table =
        Table.builder(
            words.say("rising", model, suite.name().toLowerCase(Locale.ROOT), norm),
            Column.number(words.say("column.epsilon"), ""),
            Column.number(words.say("suite.attacked"), ""),
            Column.number(words.say("suite.fooled"), ""),
            Column.percent(words.say("column.robust")),
            Column.text(words.say("interval")),
            Column.number(words.say("rising.forward"), ""),
            Column.number(words.say("rising.backward"), ""),
            Column.number(words.say("suite.seconds"), ""));
    for (var point : curve.points()) {
      var result = point.result();
      table.row(
          Cell.significant(point.epsilon(), 4),
          Cell.whole(result.attacks().get(0).attacked()),
          Cell.whole(result.attacks().stream().mapToInt(AttackTally::fooled).sum()),
          Cell.percent(result.trial().robustAccuracy(), 2),
          Shown.wilson(robust(result)),
          Cell.whole(result.queries().forward()),
          Cell.whole(result.queries().backward()),
          Cell.fixed(result.attacks().stream().mapToDouble(AttackTally::seconds).sum(), 1));
    }
    return table.build();
  }

  private static Proportion robust(SuiteResult result) {
    var attacks = result.attacks();
    return attacks.get(attacks.size() - 1).robust();
  }

  private LineChart chart(Words words) {
    var clean = LineChart.Point.of(0, 100 * curve.top().trial().cleanAccuracy());
    var points =
        curve.points().stream()
            .map(
                point ->
                    LineChart.Point.of(
                        point.epsilon(), 100 * point.result().trial().robustAccuracy()));
    var line =
        new LineChart.Series(
            words.say("rising.line", suite.name().toLowerCase(Locale.ROOT)),
            Stream.concat(Stream.of(clean), points).toList());
    return new LineChart(
        words.say("rising", model, suite.name().toLowerCase(Locale.ROOT), norm),
        LineChart.Axis.linear(words.say("axis.epsilon")),
        LineChart.Axis.linear(words.say("axis.accuracy")),
        List.of(line));
  }
}
