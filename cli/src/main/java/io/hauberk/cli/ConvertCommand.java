package io.hauberk.cli;

import io.hauberk.report.Cell;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.tensor.file.ModelFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk convert}: a model file in another form. */
@Command(
    name = "convert",
    description = "Writes a model as .safetensors or .onnx.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk convert --model m.onnx --to m.safetensors",
      "  hauberk convert --model m.pth --architecture m.json --to m.onnx"
    })
final class ConvertCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private ModelOptions model;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "Where the model goes.",
      required = true)
  private Path to;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(List.of());
    try (var loaded = model.open(session)) {
      var known = Models.known(loaded);
      ModelFiles.write(known, to);
      var report =
          Report.builder("convert")
              .subtitle(model.name() + " -> " + to)
              .section(
                  Section.KeyValues.of(
                      "",
                      new Section.Entry("layers", Cell.whole(known.network().nodes().size())),
                      new Section.Entry("numbers", Cell.whole(known.weights().count())),
                      new Section.Entry(
                          "input shape", Cell.text(known.network().inputShape().toString()))))
              .build();
      return session.finish(report, List.of());
    }
  }
}
