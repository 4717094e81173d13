package io.hauberk.cli;

import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.Section.Entry;
import io.hauberk.report.Section.KeyValues;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.robust.poison.FinePruning;
import io.hauberk.robust.poison.Suspicion;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.file.ModelFiles;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.train.Evaluation;
import io.hauberk.tensor.train.Optimizer;
import io.hauberk.tensor.train.Schedule;
import io.hauberk.tensor.train.TrainingPlan;
import io.hauberk.trust.policy.Action;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk poison repair}: a model without what flagged samples taught it. */
@Command(
    name = "repair",
    description =
        "Prunes channels that sleep on trusted samples, trains on these, and unlearns the flagged"
            + " ones.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk poison repair --model m.safetensors --data mine.zip --flagged flagged.csv"
          + " --out-model repaired.safetensors"
    })
final class PoisonRepairCommand implements Callable<Integer> {

  private static final List<String> METRICS =
      List.of("accuracy-before", "accuracy", "flagged-kept-before", "flagged-kept");

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private ModelOptions model;
  @Mixin private DataOptions data = new DataOptions(Action.TRAIN);

  @Option(
      names = "--flagged",
      paramLabel = "FILE",
      description = "The flagged samples, as 'poison detect' wrote them.",
      required = true)
  private Path flagged;

  @Option(
      names = "--prune-drop",
      paramLabel = "D",
      description = "Accuracy on trusted samples that pruning may cost, before training.",
      defaultValue = "0.002")
  private double drop;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the trusted samples.",
      defaultValue = "2")
  private int epochs;

  @Option(
      names = "--learning-rate",
      paramLabel = "R",
      description = "Adam's rate at its height.",
      defaultValue = "0.0005")
  private double learningRate;

  @Option(
      names = "--out-model",
      paramLabel = "FILE",
      description = "Where the model goes: .safetensors or .onnx.",
      required = true)
  private Path outModel;

  /** What a model scores on test samples, and the part of the flagged ones it still believes. */
  private record Standing(double accuracy, double kept) {

    static Standing of(Model model, DataSet test, DataSet samples, Suspicion suspicion) {
      double accuracy = Evaluation.score(model, test).accuracy();
      var places = suspicion.flagged().stream().mapToInt(Integer::intValue).sorted().toArray();
      if (places.length == 0) {
        return new Standing(accuracy, 0);
      }
      try (var scope = TensorScope.open()) {
        var batch = samples.select(places);
        long kept = Tensors.right(model.logits(batch.inputs()), batch.labels());
        return new Standing(accuracy, (double) kept / places.length);
      }
    }
  }

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(METRICS);
    var tuning =
        TrainingPlan.of(epochs, common.seed())
            .withOptimizer(new Optimizer.Adam(learningRate), new Schedule.Cosine());
    var repair = new FinePruning(drop, tuning);
    try (var loaded = model.open(session);
        var samples = data.open(Split.TRAIN, common, session);
        var test = data.open(Split.TEST, common, session)) {
      var network = Models.known(loaded);
      var suspicion = FlaggedFile.read(flagged, samples);
      session.reads(flagged);
      var before = Standing.of(network, test, samples, suspicion);
      int cut = repair.repair(network, samples, suspicion, common.progress());
      ModelFiles.write(network, outModel);
      var after = Standing.of(network, test, samples, suspicion);
      return session.finish(
          report(cut, before, after), metrics(before, after), ReportFormat.HTML, ReportFormat.JSON);
    }
  }

  private Report report(int cut, Standing before, Standing after) {
    return Report.builder("poison repair")
        .subtitle(data.name() + " -> " + outModel)
        .section(
            KeyValues.of(
                "",
                new Entry("channels cut", Cell.whole(cut)),
                new Entry("test accuracy before", Cell.percent(before.accuracy, 2)),
                new Entry("test accuracy", Cell.percent(after.accuracy, 2)),
                new Entry("flagged samples believed before", Cell.percent(before.kept, 2)),
                new Entry("flagged samples believed", Cell.percent(after.kept, 2))))
        .build();
  }

  private static List<Metric> metrics(Standing before, Standing after) {
    return List.of(
        Metric.fraction("accuracy-before", before.accuracy),
        Metric.fraction("accuracy", after.accuracy),
        Metric.fraction("flagged-kept-before", before.kept),
        Metric.fraction("flagged-kept", after.kept));
  }
}
