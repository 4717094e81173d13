package io.hauberk.cli;

import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.report.Section.Entry;
import io.hauberk.report.Section.KeyValues;
import io.hauberk.robust.Attack;
import io.hauberk.robust.TrialResult;
import java.util.List;

/** How the result of an attack is told. */
final class Trials {

  static final List<String> METRICS =
      List.of("clean-accuracy", "robust-accuracy", "attack-success");

  private Trials() {}

  static Report report(String title, String subtitle, Attack<?> attack, TrialResult result) {
    return Report.builder(title).subtitle(subtitle).section(section(attack, result)).build();
  }

  static Section section(Attack<?> attack, TrialResult result) {
    return KeyValues.of(
        "",
        new Entry("attack", Cell.text(attack.toString())),
        new Entry("samples", Cell.whole(result.samples().size())),
        new Entry("clean accuracy", Cell.percent(result.cleanAccuracy(), 2)),
        new Entry("accuracy under attack", Cell.percent(result.robustAccuracy(), 2)),
        new Entry("attack success", Cell.percent(result.successRate(), 2)),
        new Entry("mean L2", Cell.significant(result.meanL2(), 4)),
        new Entry("mean Linf", Cell.significant(result.meanLinf(), 4)),
        new Entry("mean change of logits", Cell.significant(result.meanLogitsChange(), 4)),
        new Entry("mean confidence", Cell.percent(result.meanConfidence(), 1)));
  }

  static List<Metric> metrics(TrialResult result) {
    return List.of(
        Metric.fraction("clean-accuracy", result.cleanAccuracy()),
        Metric.fraction("robust-accuracy", result.robustAccuracy()),
        Metric.fraction("attack-success", result.successRate()));
  }
}
