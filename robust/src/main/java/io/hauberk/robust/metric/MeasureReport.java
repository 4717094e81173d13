package io.hauberk.robust.metric;

import io.hauberk.core.Randomness;
import io.hauberk.report.Cell;
import io.hauberk.report.LineChart;
import io.hauberk.report.Section;
import io.hauberk.report.Table;
import io.hauberk.report.Table.Column;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Words;
import java.util.List;

/**
 * Measures as people read them.
 *
 * @param model said of whom: {@code plain}, {@code hardened}
 * @param randomness of the bootstrap
 */
public record MeasureReport(Measures measures, Budget budget, String model, Randomness randomness) {

  private static final int DIGITS = 4;
  private static final int POINTS = 20;

  public List<Section> sections(Words words) {
    return List.of(table(words), curve(words));
  }

  private Table table(Words words) {
    var table =
        Table.builder(
            words.say("measures", model),
            Column.text(words.say("measures.measure")),
            Column.number(words.say("measures.value"), ""),
            Column.text(words.say("interval")),
            Column.text(words.say("measures.says")));
    for (var entry : entries()) {
      table.row(
          Cell.text(words.say("measure." + entry.key)),
          Cell.significant(entry.value, DIGITS),
          entry.interval,
          Cell.text(words.say("measure." + entry.key + ".says")));
    }
    return table.build();
  }

  private record Entry(String key, double value, Cell interval) {}

  private List<Entry> entries() {
    return List.of(
        share("clean", measures.clean()),
        share("robust", measures.robust()),
        new Entry("exact", 100 * measures.robust().value(), exact()),
        new Entry("median", measures.distances().median(), Shown.plain(median())),
        new Entry("empirical", measures.empirical().value(), Cell.missing()),
        new Entry("clever", measures.meanClever(), Cell.missing()),
        new Entry("sensitivity", measures.sensitivity().mean(), Cell.missing()),
        new Entry("forward", measures.queries().forward(), Cell.missing()),
        new Entry("backward", measures.queries().backward(), Cell.missing()));
  }

  private Cell exact() {
    return Shown.percent(measures.robust().clopperPearson(Interval.DEFAULT_LEVEL));
  }

  private Interval median() {
    return measures.distances().medianInterval(Interval.DEFAULT_LEVEL, randomness);
  }

  private static Entry share(String key, Proportion share) {
    return new Entry(key, 100 * share.value(), Shown.wilson(share));
  }

  private LineChart curve(Words words) {
    double most = budget.epsilon();
    return new LineChart(
        words.say("distances", model, budget.norm().label()),
        LineChart.Axis.linear(words.say("axis.epsilon")),
        LineChart.Axis.linear(words.say("axis.accuracy")),
        List.of(measures.distances().curve(words.say("distances.found"), most, POINTS)));
  }
}
