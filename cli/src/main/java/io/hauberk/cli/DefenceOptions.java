package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.report.Cell;
import io.hauberk.report.Section;
import io.hauberk.report.Table;
import io.hauberk.report.Table.Column;
import io.hauberk.robust.TrialResult;
import io.hauberk.robust.defence.DefenceStudy;
import io.hauberk.robust.defence.Defended;
import io.hauberk.robust.defence.Draws;
import io.hauberk.robust.defence.InputDefence;
import io.hauberk.tensor.Classifier;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Input defences in front of a model; attacks then go through them. */
final class DefenceOptions {

  @Option(
      names = "--defence",
      paramLabel = "NAME:VALUE",
      split = ",",
      description =
          "Transforms inputs before the model, and attacks through that: jpeg:75, bits:4,"
              + " median:3, tv:0.03; several in order.")
  private List<String> defences = List.of();

  @Option(
      names = "--defence-draws",
      paramLabel = "N",
      description = "Draws of a random defence that each gradient is the mean of.",
      defaultValue = "" + Defended.DEFAULT_PASSES)
  private int draws = Defended.DEFAULT_PASSES;

  /** Checked, before anything is read. */
  List<InputDefence> parsed() {
    Checks.positive("--defence-draws", (long) draws);
    return defences.stream().map(DefenceName::parse).toList();
  }

  boolean absent() {
    return defences.isEmpty();
  }

  /** The model behind the defences, if there are any. */
  Optional<Defended> around(Classifier model, long seed) {
    var parsed = parsed();
    return parsed.isEmpty()
        ? Optional.empty()
        : Optional.of(new Defended(model, parsed, Draws.seeded(seed), draws));
  }

  /** A model's name, with what stands before it and how it is attacked. */
  static String named(String name, Optional<Defended> defended) {
    return defended
        .map(d -> name + " behind " + d.label() + ", attacked through it: " + d.adaptation())
        .orElse(name);
  }

  /** What the defence seems to give, beside what it gives. */
  static Section told(Defended defended, DefenceStudy study) {
    var table =
        Table.builder(
            "defence " + defended.label(),
            Column.text("attack"),
            Column.percent("clean accuracy"),
            Column.percent("accuracy under attack"));
    row(table, "on the model alone", study.undefended());
    row(table, "unaware of the defence: no sign of robustness", study.unaware());
    row(table, "adaptive, " + defended.adaptation(), study.adaptive());
    return table.build();
  }

  private static void row(Table.Builder table, String attack, TrialResult result) {
    table.row(
        Cell.text(attack),
        Cell.percent(result.cleanAccuracy(), 2),
        Cell.percent(result.robustAccuracy(), 2));
  }
}
