package io.hauberk.cli;

import io.hauberk.detect.sigma.RuleSet;
import io.hauberk.detect.sigma.RuleWatch;
import io.hauberk.report.Cell;
import io.hauberk.report.Table;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What is told of rules. */
final class RuleTables {
  private RuleTables() {}

  private static final int SHOWN = 40;

  /** The rules that were met, the most often first. */
  static Table matches(RuleSet rules, RuleWatch watch) {
    var table =
        Table.builder(
            "matches",
            Table.Column.number("events", ""),
            Table.Column.text("rule"),
            Table.Column.text("id"));
    IntStream.range(0, rules.rules().size())
        .filter(rule -> watch.matches(rule) > 0)
        .boxed()
        .sorted(Comparator.comparingLong(watch::matches).reversed())
        .limit(SHOWN)
        .forEach(
            rule ->
                table.row(
                    Cell.whole(watch.matches(rule)),
                    Cell.text(rules.rules().get(rule).title()),
                    Cell.text(rules.rules().get(rule).id())));
    return table.build();
  }

  /** Documents that were refused. */
  static Table refused(RuleSet rules) {
    var table = Table.builder("refused", Table.Column.text("where"), Table.Column.text("why"));
    rules.problems().stream()
        .limit(SHOWN)
        .forEach(problem -> table.row(Cell.text(problem.file()), Cell.text(problem.reason())));
    return table.build();
  }
}
