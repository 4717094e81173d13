package io.hauberk.cli;

import io.hauberk.privacy.ledger.Ledger;
import io.hauberk.privacy.train.Checkpoints;
import io.hauberk.privacy.train.DpSgd;
import io.hauberk.privacy.train.PrivateTraining;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.file.ModelFiles;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.train.EpochResult;
import io.hauberk.tensor.train.Evaluation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk privacy train}: a classifier that keeps no sample's secret beyond its epsilon. */
@Command(
    name = "train",
    description = "Trains a classifier with differential privacy (DP-SGD), paid for first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk privacy train --data mnist --network tanh_cnn --batch-size 250 --epochs 60 --clip"
          + " 1 --noise-multiplier 1.1 --delta 1e-5 --ledger mnist.ledger --budget 3 --out-model"
          + " private.safetensors",
      "  hauberk privacy train --data mnist --batch-size 512 --epochs 40 --clip 0.1 --epsilon 3"
          + " --delta 1e-5 --learning-rate 0.5 --ledger mnist.ledger --plan-only --out-model"
          + " private.safetensors",
      "  hauberk privacy train --data cifar10-jpeg --scatter --scatter-colours luma_chroma"
          + " --scatter-symmetry left_right --normalise-noise 40 --mean-length 18 --square-length 43"
          + " --scale-file cifar.scale --network linear --batch-size 8192 --epochs 59 --clip 0.1"
          + " --noise-multiplier 4.65 --delta 1e-5 --learning-rate 4 --momentum 0.9 --averaging"
          + " 0.98 --ledger cifar.ledger --budget 3 --out-model private.safetensors",
      "",
      "The plan is printed before the work starts. --seed draws the first weights alone: sampling"
          + " and",
      "noise come from the secure generator, so that no two runs are alike."
    })
final class PrivacyTrainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private DataOptions data;
  @Mixin private ModelOptions from;
  @Mixin private NetworkOptions network;
  @Mixin private FeatureOptions preparing;
  @Mixin private PrivatePlanOptions planning;
  @Mixin private PrivateLedgerOptions paying;

  @Option(
      names = "--part",
      paramLabel = "N",
      description = "Samples worked on together; the result does not depend on it.",
      defaultValue = "" + PrivateTraining.DEFAULT_PART)
  private int part;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "State of the training; a killed one resumes from it without paying again.",
      descriptionKey = "private.checkpoint")
  private @Nullable Path checkpoint;

  @Option(
      names = "--checkpoint-steps",
      paramLabel = "N",
      description = "Steps between two checkpoints.",
      defaultValue = "100")
  private long checkpointSteps;

  @Option(names = "--plan-only", description = "Print the plan and its price; train nothing.")
  private boolean planOnly;

  @Option(
      names = "--out-model",
      paramLabel = "FILE",
      description = "Where the model goes: .safetensors or .onnx.",
      required = true)
  private Path outModel;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(PrivateReport.RESULTS);
    try (var samples = data.open(Split.TRAIN, common, session)) {
      var plan = planning.plan(samples.size());
      var features = preparing.features(plan.delta());
      var report = PrivateReport.of(data.name() + " -> " + outModel, plan, features);
      spec.commandLine().getErr().println(report.planned());
      if (planOnly) {
        return session.finish(
            report.planOnly(), report.prices(), ReportFormat.HTML, ReportFormat.JSON);
      }
      return trained(session, report, samples);
    }
  }

  private int trained(Session session, PrivateReport report, DataSet samples) {
    var shape = report.features().shape(samples.sampleShape());
    try (var model = Starts.model(from, () -> fresh(shape, samples), session)) {
      report.plan().requireFits(model, shape);
      return paid(session, report, samples, model);
    }
  }

  private int paid(Session session, PrivateReport report, DataSet samples, Model model) {
    var plan = report.plan();
    var ledger = paying.open(samples, report.charged().delta());
    try (var prepared = report.features().prepared(samples, ledger, plan, common.progress())) {
      train(plan, model, prepared.training().samples(), ledger);
      ModelFiles.write(model, outModel);
      try (var test = data.open(Split.TEST, common, session);
          var seen = prepared.way().apply(test)) {
        return finish(session, report, Evaluation.score(model, seen.samples()));
      }
    }
  }

  private Model fresh(List<Long> shape, DataSet samples) {
    return network.fresh(shape, samples.classes().size(), common.seed());
  }

  private void train(DpSgd plan, Model model, DataSet samples, Ledger ledger) {
    try (var training =
        checkpoint == null
            ? PrivateTraining.start(plan, model, samples, ledger)
            : new Checkpoints(checkpoint, checkpointSteps).start(plan, model, samples, ledger)) {
      training.inPartsOf(part).run(common.progress());
      training.adoptAverage();
    }
  }

  private static int finish(Session session, PrivateReport report, EpochResult.Score score) {
    return session.finish(
        report.trained(score), report.metrics(score), ReportFormat.HTML, ReportFormat.JSON);
  }
}
