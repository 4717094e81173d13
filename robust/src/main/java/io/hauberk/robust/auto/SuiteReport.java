package io.hauberk.robust.auto;

import io.hauberk.report.Cell;
import io.hauberk.report.Table;
import io.hauberk.report.Table.Column;
import io.hauberk.robust.SampleOutcome;
import io.hauberk.robust.Words;
import io.hauberk.robust.auto.SuiteResult.AttackTally;
import io.hauberk.robust.metric.Proportion;
import io.hauberk.robust.metric.Shown;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tells what a suite left standing: by attack and by class.
 *
 * @param model said of whom: {@code plain}, {@code hardened}
 * @param threat norm and epsilon, as the table's title says them
 */
record SuiteReport(SuiteResult result, Suite suite, String model, Threat threat) {

  /** The budget, in words. */
  record Threat(String norm, String epsilon) {}

  Table attacks(Words words) {
    var table =
        Table.builder(
            words.say(
                "suite", model, suite.name().toLowerCase(Locale.ROOT), threat.norm, threat.epsilon),
            Column.text(words.say("suite.attack")),
            Column.number(words.say("suite.attacked"), ""),
            Column.number(words.say("suite.fooled"), ""),
            Column.percent(words.say("suite.standing")),
            Column.text(words.say("interval")),
            Column.number(words.say("suite.forward"), ""),
            Column.number(words.say("suite.backward"), ""),
            Column.number(words.say("suite.seconds"), ""));
    for (var attack : result.attacks()) {
      table.row(
          Cell.text(attack.name()),
          Cell.whole(attack.attacked()),
          Cell.whole(attack.fooled()),
          Cell.percent(attack.robustAccuracy(), 2),
          Shown.wilson(attack.robust()),
          Cell.fixed(perSample(attack.queries().forward(), attack), 1),
          Cell.fixed(perSample(attack.queries().backward(), attack), 1),
          Cell.fixed(attack.seconds(), 1));
    }
    return table.build();
  }

  /** Of those attacked; 0 where none was. */
  private static double perSample(long queries, AttackTally attack) {
    return attack.attacked() == 0 ? 0 : (double) queries / attack.attacked();
  }

  Table classes(List<String> names, Words words) {
    var table =
        Table.builder(
            words.say("classes", model),
            Column.text(words.say("classes.class")),
            Column.number(words.say("classes.samples"), ""),
            Column.percent(words.say("column.clean")),
            Column.percent(words.say("column.robust")),
            Column.text(words.say("interval")));
    var byClass =
        result.trial().samples().stream()
            .collect(
                Collectors.groupingBy(SampleOutcome::label, TreeMap::new, Collectors.toList()));
    byClass.forEach(
        (label, samples) ->
            table.row(
                Cell.text(label < names.size() ? names.get(label) : String.valueOf(label)),
                Cell.whole(samples.size()),
                Cell.percent(share(samples, SampleOutcome::right).value(), 2),
                Cell.percent(share(samples, SampleOutcome::robust).value(), 2),
                Shown.wilson(share(samples, SampleOutcome::robust))));
    return table.build();
  }

  private static Proportion share(List<SampleOutcome> samples, Predicate<SampleOutcome> which) {
    return new Proportion(samples.stream().filter(which).count(), samples.size());
  }
}
