package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.privacy.accounting.Calibration;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.report.format.ReportFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk privacy epsilon}: what a training with DP-SGD costs, by every accountant. */
@Command(
    name = "epsilon",
    description = "Prints the epsilon of a training with DP-SGD, by every accountant.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk privacy epsilon --examples 60000 --batch 250 --noise-multiplier 1.1 --steps 14400 --delta 1e-5",
      "  hauberk privacy epsilon --examples 60000 --batch 250 --target-epsilon 3 --steps 14400 --delta 1e-5",
      "",
      "Each line holds for the sampling it names, for no other. Promise the epsilon, not the low end."
    })
final class PrivacyEpsilonCommand implements Callable<Integer> {

  private static final double CALIBRATION_PRECISION = 1e-4;

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Option(
      names = "--examples",
      paramLabel = "N",
      required = true,
      description = "Records in the training set.")
  private long examples;

  @Option(
      names = "--batch",
      paramLabel = "N",
      required = true,
      description = "Records in a batch, expected or fixed.")
  private long batch;

  @Option(
      names = "--noise-multiplier",
      paramLabel = "S",
      description = "Standard deviation of the noise over the clipping norm.")
  private @Nullable Double noiseMultiplier;

  @Option(
      names = "--target-epsilon",
      paramLabel = "E",
      description = "Find the least noise multiplier for this epsilon under Poisson sampling.")
  private @Nullable Double targetEpsilon;

  @Option(names = "--steps", paramLabel = "N", required = true, description = "Batches trained on.")
  private long steps;

  @Option(
      names = "--planned-steps",
      paramLabel = "N",
      description = "Refuse when more steps than these were made.")
  private @Nullable Long plannedSteps;

  @Option(
      names = "--delta",
      paramLabel = "D",
      required = true,
      description = "Below 1 over the number of examples. No default.")
  private double delta;

  @Option(
      names = "--grid",
      paramLabel = "STEP",
      description = "Grid of the loss distributions.",
      defaultValue = "1e-4")
  private double grid;

  @Option(
      names = "--records-per-user",
      paramLabel = "K",
      description = "Protect users with up to K records each, too.",
      defaultValue = "1")
  private int recordsPerUser;

  @Override
  public Integer call() {
    var session =
        new Session(spec, common)
            .withResults(List.of("epsilon", "epsilon-low", "epsilon-shuffled", "noise-multiplier"));
    if (plannedSteps != null) {
      Checks.argument(
          steps <= plannedSteps, "steps", steps, "at most " + plannedSteps + ", the plan");
    }
    Checks.argument(
        (noiseMultiplier == null) != (targetEpsilon == null),
        "--noise-multiplier",
        noiseMultiplier == null ? "none" : "with --target-epsilon",
        "either it or --target-epsilon");
    var run = run();
    var figures = TrainingFigures.of(run, recordsPerUser);
    warn(run);
    var report = report(run, figures);
    var metrics =
        List.of(
            Metric.plain("epsilon", figures.poisson().high()),
            Metric.plain("epsilon-low", figures.poisson().low()),
            Metric.plain("epsilon-shuffled", figures.shuffled()),
            Metric.plain("noise-multiplier", run.noiseMultiplier()));
    return session.finish(report, metrics, ReportFormat.HTML, ReportFormat.JSON);
  }

  private TrainingRun run() {
    var size = new TrainingRun.Size(examples, batch, steps);
    if (noiseMultiplier != null) {
      return new TrainingRun(size, noiseMultiplier, delta, grid);
    }
    double target = targetEpsilon == null ? 0 : targetEpsilon;
    Checks.positive("target-epsilon", target);
    double found =
        new Calibration(CALIBRATION_PRECISION)
            .noiseMultiplier(
                target, noise -> new TrainingRun(size, noise, delta, grid).poissonUpper());
    return new TrainingRun(size, found, delta, grid);
  }

  private void warn(TrainingRun run) {
    if (delta >= 1.0 / examples) {
      spec.commandLine().getErr().println(TrainingText.largeDelta(run));
    }
  }

  private Report report(TrainingRun run, TrainingFigures figures) {
    return Report.builder("privacy epsilon")
        .subtitle(TrainingText.subtitle(run))
        .section(figures.table())
        .section(new Section.Paragraph("", TrainingText.caveats(run)))
        .section(figures.picture(run))
        .build();
  }
}
