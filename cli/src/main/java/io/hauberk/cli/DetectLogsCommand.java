package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.core.StorageException;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.log.LogFile;
import io.hauberk.detect.log.LogSessions;
import io.hauberk.detect.log.LogWatch;
import io.hauberk.detect.log.template.TemplateMiner;
import io.hauberk.detect.log.template.Templates;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

  private static final List<String> RESULTS =
      List.of("lines", "templates", "alerts", "sources", "cut", "forgotten");

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

  @Mixin private AlertOptions alertOptions;

  @Option(
      names = "--follow",
      paramLabel = "DURATION",
      description = "Follow a growing file for this time, such as PT8H, and show rates.")
  private @Nullable Duration follow;

  @Option(
      names = "--normal",
      paramLabel = "FILE",
      description = "A log of normal operation, to compare sessions with; needs --session.")
  private @Nullable Path normal;

  @Option(
      names = "--session",
      paramLabel = "PATTERN",
      description = "What tells a line's session: the first group, or the whole match (RE2).")
  private @Nullable String pattern;

  @Override
  public Integer call() {
    Checks.argument(
        (normal == null) == (pattern == null),
        "session",
        pattern == null ? "none" : pattern,
        "--normal and --session together");
    var session = new Session(spec, common).withResults(RESULTS).reads(file);
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
    try (var outlet = alertOptions.open(spec.commandLine().getErr())) {
      if (follow != null) {
        new LiveView(spec.commandLine().getErr(), watch, outlet).follow(log.path(), follow);
      } else {
        log.forEach(line -> watch.observe(line).ifPresent(outlet::offer));
      }
      int logins = outlet.alerts().size();
      sessions(log, watch, outlet);
      var findings =
          Stream.concat(
              outlet.alerts().stream().limit(logins).map(alert -> login(alert, watch)),
              outlet.alerts().stream().skip(logins).map(DetectLogsCommand::unlike));
      return finish(session, log, watch, findings.toList());
    }
  }

  private void sessions(LogFile log, LogWatch watch, AlertOptions.Outlet outlet) {
    if (normal == null || pattern == null) {
      return;
    }
    var clean = new LogFile(normal, log.field());
    var miner = new TemplateMiner();
    miner.merge(watch.miner());
    clean.forEach(miner::observe);
    var sessions = new LogSessions(pattern, miner.templates());
    sessions.watch(log, sessions.learn(clean), outlet::offer);
  }

  private int finish(Session session, LogFile log, LogWatch watch, List<Finding> alerts) {
    var templates = watch.miner().templates();
    if (assignments != null) {
      new Assignments(templates).write(log, assignments);
    }
    long lines = watch.miner().lines();
    int found = templates.all().size();
    var report =
        Report.builder("detect logs")
            .subtitle(file + ", " + lines + " lines, " + found + " templates")
            .findings("alerts", alerts)
            .section(table(templates))
            .build();
    var metrics =
        List.of(
            Metric.count("lines", lines),
            Metric.count("templates", found),
            Metric.count("alerts", alerts.size()),
            Metric.count("sources", watch.refused().size()),
            Metric.count("cut", watch.miner().cut()),
            Metric.count("forgotten", watch.miner().forgotten()));
    return session.finish(report, metrics, ReportFormat.HTML, ReportFormat.JSON);
  }

  private static Table table(Templates templates) {
    var table =
        Table.builder("templates", Table.Column.number("lines", ""), Table.Column.text("template"));
    for (var template : templates.all().subList(0, Math.min(SHOWN, templates.all().size()))) {
      table.row(Cell.whole(template.count()), Cell.text(shortened(template.text())));
    }
    return table.build();
  }

  private static String shortened(String text) {
    return text.length() <= 160 ? text : text.substring(0, 157) + "...";
  }

  private static Finding unlike(Alert alert) {
    return Finding.builder("HBK-LOG-002", alert.severity(), alert.title())
        .subject(alert.principal())
        .detail(String.join("; ", alert.evidence()))
        .remedy("Read the session's lines; learn them if they are normal.")
        .build();
  }

  private static Finding login(Alert alert, LogWatch watch) {
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
