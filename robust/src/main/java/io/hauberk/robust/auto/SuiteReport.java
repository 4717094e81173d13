package io.hauberk.robust.auto;

import io.hauberk.report.Cell;
import io.hauberk.report.Section;
import io.hauberk.report.Table;
import io.hauberk.report.Table.Column;
import io.hauberk.robust.SampleOutcome;
import io.hauberk.robust.Words;
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
public record SuiteReport(SuiteResult result, Suite suite, String model, Threat threat) {

  /** The budget, in words. */
  public record Threat(String norm, String epsilon) {}

  public List<Section> sections(List<String> classes, Words words) {
    return List.of(attacks(words), classes(classes, words));
  }

  private Table attacks(Words words) {
    var table =
        Table.builder(
            words.say(
                "suite", model, suite.name().toLowerCase(Locale.ROOT), threat.norm, threat.epsilon),
            Column.text(words.say("suite.attack")),
            Column.number(words.say("suite.attacked"), ""),
            Column.number(words.say("suite.fooled"), ""),
            Column.percent(words.say("suite.standing")),
            Column.number(words.say("suite.seconds"), ""));
    for (var attack : result.attacks()) {
      table.row(
          Cell.text(attack.name()),
          Cell.whole(attack.attacked()),
          Cell.whole(attack.fooled()),
          Cell.percent(attack.robustAccuracy(), 2),
          Cell.fixed(attack.seconds(), 1));
    }
    return table.build();
  }

  private Table classes(List<String> names, Words words) {
    var table =
        Table.builder(
            words.say("classes", model),
            Column.text(words.say("classes.class")),
            Column.number(words.say("classes.samples"), ""),
            Column.percent(words.say("column.clean")),
            Column.percent(words.say("column.robust")));
    var byClass =
        result.trial().samples().stream()
            .collect(
                Collectors.groupingBy(SampleOutcome::label, TreeMap::new, Collectors.toList()));
    byClass.forEach(
        (label, samples) ->
            table.row(
                Cell.text(label < names.size() ? names.get(label) : String.valueOf(label)),
                Cell.whole(samples.size()),
                Cell.percent(share(samples, SampleOutcome::right), 2),
                Cell.percent(share(samples, SampleOutcome::robust), 2)));
    return table.build();
  }

  private static double share(List<SampleOutcome> samples, Predicate<SampleOutcome> which) {
    return (double) samples.stream().filter(which).count() / samples.size();
  }
}
