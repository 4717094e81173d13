package io.hauberk.cli;

import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.Technique;
import io.hauberk.detect.series.SeriesDetector;
import io.hauberk.detect.series.SeriesFile;
import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.Severity;
import io.hauberk.report.Table;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.trust.policy.Action;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hauberk detect series}: points of measurements that are not like those before. */
@Command(
    name = "series",
    description = "Finds points of a series that are not like those before, and draws them.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk detect series latency.csv --out report",
      "  hauberk detect series m.csv --time-column at --value-column ms --alerts alerts.ocsf"
    })
final class DetectSeriesCommand implements Callable<Integer> {

  private static final int SHOWN = 50;

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private SealedOptions sealed = new SealedOptions(Action.READ);
  @Mixin private AlertOptions alertOptions;

  @Parameters(paramLabel = "FILE", description = "A CSV file with a heading.")
  private Path file;

  @Option(
      names = "--time-column",
      paramLabel = "NAME",
      description = "Column of times.",
      defaultValue = "timestamp")
  private String timeColumn;

  @Option(
      names = "--value-column",
      paramLabel = "NAME",
      description = "Column of numbers.",
      defaultValue = "value")
  private String valueColumn;

  @Option(
      names = "--threshold",
      paramLabel = "SCORE",
      description = "Score of an alarm, up to 80; ${DEFAULT-VALUE} by default.",
      defaultValue = "13")
  private double threshold;

  @Option(
      names = "--trees",
      paramLabel = "N",
      description = "Trees of the random cut forest; 0 leaves it out, for speed.",
      defaultValue = "20")
  private int trees;

  /** An alarm and the row it stands at. */
  private record Alarm(int row, SeriesDetector.Verdict verdict) {}

  @Override
  public Integer call() {
    var session =
        new Session(spec, common).withResults(List.of("points", "alarms", "missing")).reads(file);
    var detector = new SeriesDetector(trees, threshold, SeriesDetector.DEFAULT_QUIET);
    var all = points(session);
    var points = all.subList(0, Math.min(all.size(), common.limit().orElse(all.size())));
    var alarms = new ArrayList<Alarm>();
    try (var outlet = alertOptions.open(spec.commandLine().getErr())) {
      for (int row = 0; row < points.size(); row++) {
        var verdict = detector.observe(points.get(row).time(), points.get(row).value());
        if (verdict.alarm()) {
          alarms.add(new Alarm(row, verdict));
          outlet.offer(alert(points.get(row), verdict));
        }
      }
    }
    return session.finish(
        report(points, alarms, detector),
        List.of(
            Metric.count("points", detector.points()),
            Metric.count("missing", detector.missing()),
            Metric.count("alarms", alarms.size())),
        ReportFormat.HTML,
        ReportFormat.JSON);
  }

  private List<SeriesFile.Point> points(Session session) {
    try (var data = sealed.reading(file, session)) {
      return new SeriesFile(data.path(), timeColumn, valueColumn).points();
    }
  }

  private Report report(
      List<SeriesFile.Point> points, List<Alarm> alarms, SeriesDetector detector) {
    var table =
        Table.builder(
            "alarms",
            Table.Column.number("row", ""),
            Table.Column.text("time"),
            Table.Column.number("value", ""),
            Table.Column.number("score", ""),
            Table.Column.text("most by"));
    for (var alarm : alarms.subList(0, Math.min(SHOWN, alarms.size()))) {
      var point = points.get(alarm.row());
      table.row(
          Cell.whole(alarm.row()),
          Cell.text(point.time().toString()),
          Cell.significant(point.value(), 4),
          Cell.significant(alarm.verdict().score(), 3),
          Cell.text(sign(alarm.verdict())));
    }
    var rows = alarms.stream().map(Alarm::row).toList();
    var report =
        Report.builder("detect series")
            .subtitle(
                file.getFileName()
                    + ", "
                    + detector.points()
                    + " points, "
                    + detector.missing()
                    + " missing, "
                    + detector.disordered()
                    + " out of order, threshold "
                    + short4(detector.threshold()))
            .section(table.build());
    if (!points.isEmpty()) {
      report.section(SeriesPicture.of(valueColumn, points, rows));
    }
    return report.build();
  }

  private static String short4(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  private static String sign(SeriesDetector.Verdict verdict) {
    return verdict.strongest().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Alert alert(SeriesFile.Point point, SeriesDetector.Verdict verdict) {
    return Alert.builder("series", "A measurement unlike those before", point.time())
        .principal(valueColumn + " of " + file.getFileName())
        .score(verdict.score(), threshold)
        .severity(verdict.score() >= 2 * threshold ? Severity.HIGH : Severity.MEDIUM)
        .evidence(List.of("value " + short4(point.value()), "most by " + sign(verdict)))
        .techniques(Technique.DENIAL_OF_SERVICE, Technique.DENIAL_OF_AI_SERVICE)
        .build();
  }
}
