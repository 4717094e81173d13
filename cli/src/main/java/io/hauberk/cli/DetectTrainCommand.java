package io.hauberk.cli;

import io.hauberk.core.AtomicFile;
import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.detect.learn.IntrusionTrainer;
import io.hauberk.detect.learn.Mix;
import io.hauberk.detect.learn.RecordFile;
import io.hauberk.detect.learn.Training;
import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.Table;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.trust.sign.ModelSigner;
import io.hauberk.trust.sign.SigningKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hauberk detect train}: learns to tell intrusions from normal records. */
@Command(
    name = "train",
    description = "Learns from labelled records to tell intrusions from normal ones.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk detect train KDDTrain+_20Percent.txt --schema nsl-kdd --out-model ids.hbk",
      "  hauberk detect train flows.csv --schema flows.schema --normal-label BENIGN --false-alarms"
          + " 0.001 --out-model ids.hbk --private-key key.pem --public-key key.pub"
    })
final class DetectTrainCommand implements Callable<Integer> {

  private static final List<String> RESULTS =
      List.of("records", "left-out", "accuracy", "recall", "false-alarm-rate", "auc", "brier");

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private SchemaOptions schema;

  @Parameters(paramLabel = "FILE", description = "Labelled records: CSV, with a heading or not.")
  private Path file;

  @Option(
      names = "--out-model",
      required = true,
      paramLabel = "FILE",
      descriptionKey = "detect.out-model",
      description = "Where the model goes.")
  private Path target;

  @Option(
      names = "--false-alarms",
      paramLabel = "SHARE",
      description = "Share of normal records that may raise an alarm; ${DEFAULT-VALUE} by default.",
      defaultValue = "0.01")
  private double falseAlarms;

  @Option(
      names = "--method",
      descriptionKey = "detect.method",
      description =
          "Which detectors decide: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.",
      defaultValue = "BOOSTING")
  private Mix method = Mix.BOOSTING;

  @Option(
      names = "--private-key",
      paramLabel = "FILE",
      descriptionKey = "detect.private-key",
      description = "Sign the model with this EC key in PEM; the signature goes to MODEL.sig.")
  private @Nullable Path privateKey;

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      descriptionKey = "detect.train.public-key",
      description = "The public key of --private-key, in PEM.")
  private @Nullable Path publicKey;

  @Override
  public Integer call() {
    Checks.argument(
        (privateKey == null) == (publicKey == null),
        "private-key",
        privateKey == null ? "none" : privateKey,
        "--private-key and --public-key together");
    var session = new Session(spec, common).withResults(RESULTS).reads(file);
    var signer = signer();
    var training =
        new IntrusionTrainer(falseAlarms, method, new Randomness(common.seed()))
            .train(new RecordFile(file, schema.schema()), common.progress());
    AtomicFile.write(target, out -> out.write(training.model().bytes()));
    signer.ifPresent(s -> s.sign(target, signature(target), common.progress()));
    return session.finish(
        report(training), metrics(training), ReportFormat.HTML, ReportFormat.JSON);
  }

  static Path signature(Path model) {
    return model.resolveSibling(model.getFileName() + ".sig");
  }

  /** Keys that do not fit are told before the work. */
  private Optional<ModelSigner> signer() {
    if (privateKey == null || publicKey == null) {
      return Optional.empty();
    }
    var key = SigningKeys.privateKey(privateKey, Optional.empty());
    return Optional.of(ModelSigner.withKey(key, SigningKeys.publicKey(publicKey)));
  }

  private static long records(Training training) {
    return training.labels().values().stream().mapToLong(n -> n).sum();
  }

  private static List<Metric> metrics(Training training) {
    var metrics = new ArrayList<Metric>();
    metrics.add(Metric.count("records", records(training)));
    metrics.add(Metric.count("left-out", training.leftOut()));
    metrics.addAll(QualityTable.metrics(training.heldOut()));
    metrics.add(Metric.plain("brier", training.brier()));
    return metrics;
  }

  private Report report(Training training) {
    var labels =
        Table.builder("labels", Table.Column.text("label"), Table.Column.number("records", ""));
    training.labels().forEach((label, n) -> labels.row(Cell.text(label), Cell.whole(n)));
    return Report.builder("detect train")
        .subtitle(
            file.getFileName()
                + ", "
                + records(training)
                + " records, "
                + training.leftOut()
                + " left out, seed "
                + common.seed())
        .section(QualityTable.of("held-out records of this file", training.heldOut()))
        .section(labels.build())
        .build();
  }
}
