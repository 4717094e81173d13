package io.hauberk.cli;

import java.util.Locale;

/** The words around the figures of a training. */
final class TrainingText {

  private TrainingText() {}

  static String subtitle(TrainingRun run) {
    var size = run.size();
    return String.format(
        Locale.ROOT,
        "%d examples, batches of %d, %d steps, noise multiplier %.6g, delta %s",
        size.examples(),
        size.batch(),
        size.steps(),
        run.noiseMultiplier(),
        run.delta());
  }

  static String largeDelta(TrainingRun run) {
    return "warning: delta: "
        + run.delta()
        + " (expected: below 1/examples = "
        + 1.0 / run.size().examples()
        + "; at this delta publishing whole records of some people would count as private)";
  }

  static String caveats(TrainingRun run) {
    var text =
        "Every figure is an upper bound for neighbours that differ in one record, under the sampling"
            + " its line names. Batches cut from a shuffled list are not Poisson batches: the figures"
            + " for Poisson sampling do not hold for them, the lines for any order do. 'Not below'"
            + " is what no accountant could improve on. The central limit theorem (GDP-CLT) is not"
            + " offered: its figures lie below the truth.";
    return run.delta() < 1.0 / run.size().examples() ? text : text + "\n\n" + largeDelta(run);
  }
}
