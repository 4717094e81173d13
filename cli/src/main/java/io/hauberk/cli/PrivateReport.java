package io.hauberk.cli;

import io.hauberk.privacy.ledger.Budget;
import io.hauberk.privacy.train.DpSgd;
import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.tensor.train.EpochResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is told of a private training.
 *
 * @param subtitle data and model
 * @param run the plan as accountants see it
 * @param features what the samples become first, and what that is charged
 * @param figures of every accountant that holds for Poisson sampling
 */
record PrivateReport(
    String subtitle,
    DpSgd plan,
    PrivateFeatures features,
    TrainingRun run,
    TrainingFigures figures) {

  /** By name. */
  static final List<String> RESULTS =
      List.of(
          "test-accuracy",
          "test-loss",
          "epsilon",
          "epsilon-normalisation",
          "epsilon-charged",
          "epsilon-rdp",
          "epsilon-rdp-classic",
          "noise-multiplier");

  private static final String GUARANTEE =
      "(%s, %s)-differential privacy of all weights ever reached, for one sample more or less,"
          + " against whoever sees them and knows all other samples. Not covered: the number of"
          + " samples, the time steps take, choices made after looking at this data, and several"
          + " samples of one person.";

  static PrivateReport of(String subtitle, DpSgd plan, PrivateFeatures features) {
    var sampling = plan.sampling();
    var size = new TrainingRun.Size(sampling.examples(), sampling.expectedBatch(), plan.steps());
    var run = new TrainingRun(size, plan.noise().multiplier(), plan.delta(), TrainingRun.GRID);
    return new PrivateReport(subtitle, plan, features, run, TrainingFigures.poisson(run));
  }

  /** What the ledger is charged in all. */
  Budget charged() {
    return features.cost().map(training()::plus).orElse(training());
  }

  private Budget training() {
    return Budget.of(figures.poisson().high(), plan.delta());
  }

  /** One line, before the work starts. */
  String planned() {
    var size = run.size();
    return String.format(
        Locale.ROOT,
        "plan: %s; clip %s %s; %s; epsilon %.6g at delta %s, charged before the first step%s%s",
        TrainingText.subtitle(run),
        plan.clipping().norm(),
        lower(plan.clipping().rule()),
        plan.optimizer(),
        figures.poisson().high(),
        run.delta(),
        features.cost().map(PrivateReport::before).orElse(""),
        run.delta() < 1.0 / size.examples() ? "" : "\n" + TrainingText.largeDelta(run));
  }

  private static String before(Budget normalisation) {
    return String.format(
        Locale.ROOT,
        "; normalisation of the features: epsilon %.6g at delta %s more, charged before it",
        normalisation.epsilon(),
        normalisation.delta().doubleValue());
  }

  Report planOnly() {
    return builder("planned").build();
  }

  Report trained(EpochResult.Score score) {
    return builder("trained").section(Models.scores("test", score)).build();
  }

  private Report.Builder builder(String state) {
    return Report.builder("privacy train")
        .subtitle(subtitle)
        .section(
            Section.KeyValues.of(
                "Plan",
                new Section.Entry("state", Cell.text(state)),
                new Section.Entry("features", Cell.text(features.told())),
                new Section.Entry("batches", Cell.text(TrainingText.subtitle(run))),
                new Section.Entry(
                    "clipping",
                    Cell.text(plan.clipping().norm() + " " + lower(plan.clipping().rule()))),
                new Section.Entry("adaptation", Cell.text(adaptation())),
                new Section.Entry("noise", Cell.text(lower(plan.noise().law()))),
                new Section.Entry("optimizer", Cell.text(String.valueOf(plan.optimizer()))),
                new Section.Entry("schedule", Cell.text(String.valueOf(plan.schedule()))),
                new Section.Entry("averaging", Cell.text(String.valueOf(plan.averaging()))),
                new Section.Entry("views", Cell.text(String.valueOf(plan.augmentation())))))
        .section(figures.table())
        .section(charges())
        .section(
            new Section.Paragraph(
                "",
                GUARANTEE.formatted(
                    String.format(Locale.ROOT, "%.6g", charged().epsilon()),
                    charged().delta().doubleValue())));
  }

  private Section charges() {
    return Section.KeyValues.of(
        "Charged",
        new Section.Entry("training", charge(training())),
        new Section.Entry(
            "normalisation",
            features.cost().map(PrivateReport::charge).orElse(Cell.text("nothing"))),
        new Section.Entry("in all", charge(charged())));
  }

  private static Cell charge(Budget cost) {
    return Cell.text(
        String.format(
            Locale.ROOT, "epsilon %.6g, delta %s", cost.epsilon(), cost.delta().doubleValue()));
  }

  private String adaptation() {
    return plan.clipping().adaptation().map(String::valueOf).orElse("none");
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  List<Metric> prices() {
    var renyi = run.renyi(run.size().steps());
    return List.of(
        Metric.plain("epsilon", figures.poisson().high()),
        Metric.plain(
            "epsilon-normalisation",
            features.cost().map(cost -> cost.epsilon().doubleValue()).orElse(0.0)),
        Metric.plain("epsilon-charged", charged().epsilon().doubleValue()),
        Metric.plain("epsilon-rdp", renyi.epsilon(run.delta()).epsilon()),
        Metric.plain("epsilon-rdp-classic", renyi.classicEpsilon(run.delta()).epsilon()),
        Metric.plain("noise-multiplier", run.noiseMultiplier()));
  }

  List<Metric> metrics(EpochResult.Score score) {
    var all = new ArrayList<>(prices());
    all.add(Metric.fraction("test-accuracy", score.accuracy()));
    all.add(Metric.plain("test-loss", score.loss()));
    return all;
  }
}
