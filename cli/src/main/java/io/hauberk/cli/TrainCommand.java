package io.hauberk.cli;

import io.hauberk.core.Randomness;
import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.Table;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.robust.certify.NoiseTraining;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.file.ModelFiles;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.train.CrossEntropy;
import io.hauberk.tensor.train.EpochResult;
import io.hauberk.tensor.train.Evaluation;
import io.hauberk.tensor.train.Objective;
import io.hauberk.trust.policy.Action;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk train}: a classifier from samples. */
@Command(
    name = "train",
    description = "Trains a classifier, or fine-tunes the one given with --model.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk train --data mnist --epochs 5 --out-model mnist.safetensors",
      "  hauberk train --data mnist --network mlp --validation 0.1 --patience 3 --checkpoint"
          + " run.ckpt --tensorboard logs",
      "  hauberk train --data letters.zip --model mnist.safetensors --freeze 0,3 --out-model"
          + " letters.onnx"
    })
final class TrainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private DataOptions data = new DataOptions(Action.TRAIN);
  @Mixin private ModelOptions from;
  @Mixin private NetworkOptions network;
  @Mixin private TrainingOptions training;

  @Option(
      names = "--out-model",
      paramLabel = "FILE",
      description = "Where the model goes: .safetensors or .onnx.",
      required = true)
  private Path outModel;

  @Option(
      names = "--noise",
      paramLabel = "S",
      description =
          "Standard deviation of Gaussian noise on every sample, for a model to be smoothed.")
  private @Nullable Double noise;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(List.of("test-accuracy", "test-loss"));
    try (var samples = data.open(Split.TRAIN, common, session);
        var model = Starts.model(from, () -> fresh(samples), session)) {
      var results = training.run(model, samples, objective(), common);
      ModelFiles.write(model, outModel);
      try (var test = data.open(Split.TEST, common, session)) {
        var score = Evaluation.score(model, test);
        return session.finish(
            report(results, score), metrics(score), ReportFormat.HTML, ReportFormat.JSON);
      }
    }
  }

  private Objective objective() {
    return noise == null
        ? new CrossEntropy()
        : new NoiseTraining(noise, new Randomness(common.seed()));
  }

  private Model fresh(DataSet samples) {
    return network.fresh(samples, common.seed());
  }

  private Report report(List<EpochResult> results, EpochResult.Score score) {
    var table =
        Table.builder(
            "",
            Table.Column.number("epoch", ""),
            Table.Column.number("loss", ""),
            Table.Column.percent("accuracy"),
            Table.Column.number("validation loss", ""),
            Table.Column.percent("validation accuracy"),
            Table.Column.number("time", "s"));
    for (var result : results) {
      var held = result.validation();
      table.row(
          Cell.whole(result.epoch()),
          Cell.significant(result.loss(), 4),
          Cell.percent(result.accuracy(), 2),
          held.map(v -> Cell.significant(v.loss(), 4)).orElseGet(Cell::missing),
          held.map(v -> Cell.percent(v.accuracy(), 2)).orElseGet(Cell::missing),
          Cell.fixed(result.seconds(), 1));
    }
    return Report.builder("train")
        .subtitle(data.name() + " -> " + outModel)
        .section(table.build())
        .section(Models.scores("test", score))
        .build();
  }

  private static List<Metric> metrics(EpochResult.Score score) {
    return List.of(
        Metric.fraction("test-accuracy", score.accuracy()),
        Metric.plain("test-loss", score.loss()));
  }
}
