package io.hauberk.cli;

import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.tensor.data.Split;
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

/** {@code hauberk validate}: what a model scores, and what it computes. */
@Command(
    name = "validate",
    description = "Scores a model on a data set, or runs it on the tensors of a file.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk validate --model m.onnx --data mnist",
      "  hauberk validate --model m.onnx --inputs x.safetensors --outputs y.safetensors"
    })
final class ValidateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private ModelOptions model;
  @Mixin private DataOptions data;

  @Option(
      names = "--split",
      description = "Part of the data set: ${COMPLETION-CANDIDATES}.",
      defaultValue = "test")
  private Split split;

  @Option(
      names = "--inputs",
      paramLabel = "FILE",
      description = "A .safetensors file with a tensor 'inputs' [n, ...] to run instead.")
  private @Nullable Path inputs;

  @Option(
      names = "--outputs",
      paramLabel = "FILE",
      description = "Where 'logits' and 'gradients' (of the summed logits by the inputs) go.")
  private @Nullable Path outputs;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(List.of("accuracy", "loss"));
    try (var loaded = model.open(session)) {
      if (inputs != null) {
        return Passes.run(loaded.classifier(), inputs, outputs, session.reads(inputs));
      }
      try (var samples = data.open(split, common, session)) {
        var score = Evaluation.score(loaded.classifier(), samples);
        var report =
            Report.builder("validate")
                .subtitle(
                    model.name() + ", " + data.name() + " " + split.label() + ", " + samples.size())
                .section(Models.scores("", score))
                .build();
        var metrics =
            List.of(
                Metric.fraction("accuracy", score.accuracy()), Metric.plain("loss", score.loss()));
        return session.finish(report, metrics, ReportFormat.HTML, ReportFormat.JSON);
      }
    }
  }
}
