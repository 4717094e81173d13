package io.hauberk.cli;

import io.hauberk.core.StorageException;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.learn.IntrusionModel;
import io.hauberk.detect.learn.Judgement;
import io.hauberk.detect.learn.Reason;
import io.hauberk.detect.learn.RecordFile;
import io.hauberk.detect.learn.Row;
import io.hauberk.report.Cell;
import io.hauberk.report.Report;
import io.hauberk.report.Severity;
import io.hauberk.report.Table;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.trust.sign.ModelVerifier;
import io.hauberk.trust.sign.SignatureRefused;
import io.hauberk.trust.sign.SigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hauberk detect score}: judges records by a model that was trained. */
@Command(
    name = "score",
    description = "Finds intrusions among records with a trained model, and says why.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk detect score KDDTest+.txt --detector ids.hbk",
      "  hauberk detect score today.csv --detector ids.hbk --public-key key.pub --alerts"
          + " alerts.ocsf"
    })
final class DetectScoreCommand implements Callable<Integer> {

  private static final long MAX_MODEL_BYTES = 256L << 20;
  private static final int SHOWN = 20;

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private AlertOptions alertOptions;

  @Parameters(paramLabel = "FILE", description = "Records: CSV, with a heading or not.")
  private Path file;

  @Option(
      names = "--detector",
      required = true,
      paramLabel = "FILE",
      description = "The model that detect train wrote.")
  private Path detector;

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      descriptionKey = "detect.score.public-key",
      description = "Refuse the model unless MODEL.sig is its signature by this key, in PEM.")
  private @Nullable Path publicKey;

  /** An alarm, for the report. */
  private record Alarm(long row, Judgement judgement, List<Reason> reasons) {}

  private final ScoreTally tally = new ScoreTally();
  private final List<Alarm> shown = new ArrayList<>();

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(ScoreTally.RESULTS);
    session.reads(file).reads(detector);
    var model = model();
    try (var outlet = alertOptions.open(spec.commandLine().getErr())) {
      long malformed =
          new RecordFile(file, model.schema()).forEach(row -> judge(model, row, outlet));
      tally.malformed(malformed);
    }
    return session.finish(report(model), tally.metrics(), ReportFormat.HTML, ReportFormat.JSON);
  }

  private IntrusionModel model() {
    requireSigned();
    try {
      if (Files.size(detector) > MAX_MODEL_BYTES) {
        throw new StorageException("detector", detector, "at most 256 MiB");
      }
      return IntrusionModel.of(Files.readAllBytes(detector));
    } catch (IOException e) {
      throw new StorageException("detector", detector, "a file that can be read", e);
    }
  }

  private void requireSigned() {
    if (publicKey == null) {
      return;
    }
    var signature = DetectTrainCommand.signature(detector);
    var verifier = ModelVerifier.withKey(SigningKeys.publicKey(publicKey));
    if (!verifier.verify(detector, signature, common.progress()).intact()) {
      throw new SignatureRefused("detector", detector, "the file that " + signature + " signs");
    }
  }

  private void judge(IntrusionModel model, Row row, AlertOptions.Outlet outlet) {
    if (row.number() > common.limit().orElse(Integer.MAX_VALUE)) {
      return;
    }
    var judgement = model.judge(row);
    tally.add(row.label(), model.schema().normal(), judgement);
    if (judgement.alarm()) {
      var reasons = model.reasons(row);
      if (shown.size() < SHOWN) {
        shown.add(new Alarm(row.number(), judgement, reasons));
      }
      outlet.offer(alert(row, judgement, reasons));
    }
  }

  private Alert alert(Row row, Judgement judgement, List<Reason> reasons) {
    return Alert.builder(
            "intrusion", "A record like an attack or unlike normal ones", Instant.now())
        .principal("record " + row.number() + " of " + file.getFileName())
        .score(judgement.score(), judgement.threshold())
        .severity(judgement.probability() >= 0.9 ? Severity.HIGH : Severity.MEDIUM)
        .evidence(reasons.stream().map(Reason::toString).toList())
        .build();
  }

  private Report report(IntrusionModel model) {
    var alarms =
        Table.builder(
            "alarms",
            Table.Column.number("record", ""),
            Table.Column.number("score", ""),
            Table.Column.percent("probability"),
            Table.Column.text("why"));
    for (var alarm : shown) {
      alarms.row(
          Cell.whole(alarm.row()),
          Cell.fixed(alarm.judgement().score(), 2),
          Cell.percent(alarm.judgement().probability(), 1),
          Cell.text(why(alarm.reasons())));
    }
    var report = Report.builder("detect score").subtitle(tally.subtitle(file, model.threshold()));
    tally.sections().forEach(report::section);
    return report.section(alarms.build()).build();
  }

  private static String why(List<Reason> reasons) {
    return String.join("; ", reasons.stream().limit(3).map(Reason::toString).toList());
  }
}
