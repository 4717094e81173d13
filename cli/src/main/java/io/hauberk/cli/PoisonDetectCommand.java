package io.hauberk.cli;

import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.Section.Entry;
import io.hauberk.report.Section.KeyValues;
import io.hauberk.report.Table;
import io.hauberk.report.Table.Column;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.robust.poison.Suspicion;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk poison detect}: which training samples look poisoned. */
@Command(
    name = "detect",
    description =
        "Flags training samples that a model trained on them treats as poison is treated.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk poison detect --model m.safetensors --data mine.zip --flagged flagged.csv",
      "  hauberk poison detect --method spectral_signatures --expected 60 --model m.onnx --data"
          + " mnist",
      "  hauberk poison detect --method strip --false-alarms 0.02 --model m.onnx --data mine.zip"
          + " --limit 1000 --fail-on 'flagged-share>0.05'"
    })
final class PoisonDetectCommand implements Callable<Integer> {

  private static final List<String> METRICS = List.of("flagged", "flagged-share");

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private ModelOptions model;
  @Mixin private DataOptions data;

  @Option(
      names = "--method",
      description = "The detector: ${COMPLETION-CANDIDATES}.",
      defaultValue = "activation_clustering")
  private PoisonMethod method;

  @Option(
      names = "--expected",
      paramLabel = "N",
      description = "Most poisoned samples of one label, for spectral_signatures.")
  private @Nullable Integer expected;

  @Option(
      names = "--false-alarms",
      paramLabel = "F",
      description = "Part of clean samples that strip flags; 0.05 by default.")
  private @Nullable Double falseAlarms;

  @Option(
      names = "--flagged",
      paramLabel = "FILE",
      description = "CSV file for the flagged samples' places and labels.")
  private @Nullable Path flagged;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(METRICS);
    var settings = settings();
    method.check(settings);
    try (var loaded = model.open(session);
        var samples = data.open(Split.TRAIN, common, session);
        var trusted = data.open(Split.TEST, common, session)) {
      var scene = new PoisonMethod.Scene(Models.known(loaded), samples, trusted);
      var suspicion = method.inspect(scene, settings);
      if (flagged != null) {
        FlaggedFile.write(flagged, suspicion, samples);
      }
      return session.finish(
          report(suspicion, samples), metrics(suspicion), ReportFormat.HTML, ReportFormat.JSON);
    }
  }

  private PoisonMethod.Settings settings() {
    return new PoisonMethod.Settings(
        expected == null ? OptionalInt.empty() : OptionalInt.of(expected),
        falseAlarms == null ? OptionalDouble.empty() : OptionalDouble.of(falseAlarms),
        common.seed());
  }

  private Report report(Suspicion suspicion, DataSet samples) {
    return Report.builder("poison detect")
        .subtitle(model.name() + ", " + data.name())
        .section(
            KeyValues.of(
                "",
                new Entry("detector", Cell.text(method.toString())),
                new Entry("samples", Cell.whole(suspicion.samples())),
                new Entry("flagged", Cell.whole(suspicion.flagged().size())),
                new Entry("guarantee", Cell.text("none: poison may evade any detector"))))
        .section(byLabel(suspicion, samples))
        .build();
  }

  private static Table byLabel(Suspicion suspicion, DataSet samples) {
    var table =
        Table.builder(
            "by label",
            Column.text("label"),
            Column.number("samples", ""),
            Column.number("flagged", ""),
            Column.percent("share"));
    var labels = samples.labels();
    for (int label = 0; label < samples.classes().size(); label++) {
      int all = 0;
      int found = 0;
      for (int place = 0; place < labels.length; place++) {
        all += labels[place] == label ? 1 : 0;
        found += labels[place] == label && suspicion.flagged().contains(place) ? 1 : 0;
      }
      table.row(
          Cell.text(samples.classes().get(label)),
          Cell.whole(all),
          Cell.whole(found),
          all == 0 ? Cell.missing() : Cell.percent((double) found / all, 2));
    }
    return table.build();
  }

  private static List<Metric> metrics(Suspicion suspicion) {
    int found = suspicion.flagged().size();
    return List.of(
        Metric.count("flagged", found),
        Metric.fraction("flagged-share", (double) found / Math.max(1, suspicion.samples())));
  }
}
