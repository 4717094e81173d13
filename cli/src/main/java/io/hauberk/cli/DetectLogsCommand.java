package io.hauberk.cli;

import io.hauberk.core.AtomicFile;
import io.hauberk.core.StorageException;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.AlertFormat;
import io.hauberk.detect.log.LogFile;
import io.hauberk.detect.log.LogWatch;
import io.hauberk.report.Cell;
import io.hauberk.report.Finding;
import io.hauberk.report.Metric;
import io.hauberk.report.Reference;
import io.hauberk.report.Report;
import io.hauberk.report.Table;
import io.hauberk.report.format.ReportFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hauberk detect logs}: templates of a log, and attacks that it tells of. */
@Command(
    name = "logs",
    description = "Finds the templates of a log and the attacks that it tells of.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk detect logs /var/log/auth.log",
      "  hauberk detect logs app.jsonl --field message --assignments lines.csv",
      "  journalctl | hauberk detect logs - --alerts alerts.ocsf"
    })
final class DetectLogsCommand implements Callable<Integer> {

  private static final int SHOWN = 20;

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "FILE", description = "The log; - for standard input.")
  private Path file;

  @Option(
      names = "--field",
      paramLabel = "NAME",
      description = "Read this field of a CSV or JSON Lines file instead of raw lines.")
  private @Nullable String field;

  @Option(
      names = "--assignments",
      paramLabel = "FILE",
      description = "Write line, template_id, template and parameters of every record as CSV.")
  private @Nullable Path assignments;

  @Option(names = "--alerts", paramLabel = "FILE", description = "Write alerts, one a line.")
  private @Nullable Path alertFile;

  @Option(
      names = "--alert-format",
      description = "Form of alerts: ${COMPLETION-CANDIDATES}.",
      defaultValue = "OCSF")
  private AlertFormat alertFormat = AlertFormat.OCSF;

  @Override
  public Integer call() {
    var session =
        new Session(spec, common).withResults(List.of("lines", "templates", "alerts")).reads(file);
    if (!file.toString().equals("-")) {
      return watch(session, new LogFile(file, Optional.ofNullable(field)));
    }
    return fromInput(session);
  }

  /** Standard input is kept in a file, since it is read twice. */
  private int fromInput(Session session) {
    try {
      var kept = Files.createTempFile("hauberk-log", ".in");
      try (InputStream in = System.in) {
        Files.copy(in, kept, StandardCopyOption.REPLACE_EXISTING);
        return watch(session, new LogFile(kept, Optional.ofNullable(field)));
      } finally {
        Files.deleteIfExists(kept);
      }
    } catch (IOException e) {
      throw new StorageException("input", "-", "standard input and room for it", e);
    }
  }

  private int watch(Session session, LogFile log) {
    var watch = new LogWatch();
    var alerts = new ArrayList<Alert>();
    log.forEach(line -> watch.observe(line).ifPresent(alerts::add));
    var templates = watch.miner().templates();
    if (assignments != null) {
      new Assignments(templates).write(log, assignments);
    }
    if (alertFile != null) {
      var lines = alerts.stream().map(alertFormat::write).collect(Collectors.joining("\n"));
      AtomicFile.writeText(alertFile, lines.isEmpty() ? "" : lines + "\n");
    }
    var table =
        Table.builder("templates", Table.Column.number("lines", ""), Table.Column.text("template"));
    templates.all().stream()
        .limit(SHOWN)
        .forEach(
            template ->
                table.row(Cell.whole(template.count()), Cell.text(shortened(template.text()))));
    var report =
        Report.builder("detect logs")
            .subtitle(
                file
                    + ", "
                    + watch.miner().lines()
                    + " lines, "
                    + templates.all().size()
                    + " templates")
            .findings("alerts", alerts.stream().map(alert -> finding(alert, watch)).toList())
            .section(table.build())
            .build();
    var metrics =
        List.of(
            Metric.count("lines", watch.miner().lines()),
            Metric.count("templates", templates.all().size()),
            Metric.count("alerts", alerts.size()));
    return session.finish(report, metrics, ReportFormat.HTML, ReportFormat.JSON);
  }

  private static String shortened(String text) {
    return text.length() <= 160 ? text : text.substring(0, 157) + "...";
  }

  private static Finding finding(Alert alert, LogWatch watch) {
    long refused = watch.refused().getOrDefault(alert.principal(), 0L);
    var builder =
        Finding.builder("HBK-LOG-001", alert.severity(), alert.title())
            .subject(alert.principal())
            .detail(refused + " refused logins; " + String.join("; ", alert.evidence()))
            .remedy("Block the source, and allow logins by key only.");
    alert
        .techniques()
        .forEach(technique -> builder.reference(Reference.of("mitre", technique.id())));
    return builder.build();
  }
}
