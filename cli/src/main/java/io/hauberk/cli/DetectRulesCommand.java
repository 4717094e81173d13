package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.flow.FlowLimits;
import io.hauberk.detect.flow.FlowMeter;
import io.hauberk.detect.log.LogFile;
import io.hauberk.detect.packet.Capture;
import io.hauberk.detect.sigma.FlowEvents;
import io.hauberk.detect.sigma.JsonEvents;
import io.hauberk.detect.sigma.RuleSet;
import io.hauberk.detect.sigma.RuleWatch;
import io.hauberk.report.Finding;
import io.hauberk.report.Metric;
import io.hauberk.report.Reference;
import io.hauberk.report.Report;
import io.hauberk.report.format.ReportFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hauberk detect rules}: Sigma rules over events and flows. */
@Command(
    name = "rules",
    description = "Watches events and flows by Sigma rules and correlations.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk detect rules events.jsonl --rules sigma/rules --logsource product=windows",
      "  hauberk detect rules events.jsonl --rules rules.yml --mapping ecs.yml --alerts a.ocsf",
      "  hauberk detect rules --capture traffic.pcap --rules network.yml"
    })
final class DetectRulesCommand implements Callable<Integer> {

  private static final List<String> RESULTS =
      List.of(
          "events",
          "malformed",
          "rules",
          "correlations",
          "refused",
          "matches",
          "alerts",
          "ungrouped",
          "forgotten");

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private AlertOptions alertOptions;
  @Mixin private RuleOptions ruleOptions;

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "Events, JSON Lines.")
  private List<Path> files = List.of();

  @Option(
      names = "--capture",
      paramLabel = "FILE",
      description = "Watch the flows of a capture, pcap or pcapng; may be repeated.")
  private List<Path> captures = List.of();

  private final JsonEvents reader = new JsonEvents();
  private long matches;

  @Override
  public Integer call() {
    Checks.argument(
        !files.isEmpty() || !captures.isEmpty(), "file", "none", "events, or --capture FILE");
    var session = new Session(spec, common).withResults(RESULTS);
    files.forEach(session::reads);
    captures.forEach(session::reads);
    var rules = ruleOptions.load(session);
    try (var outlet = alertOptions.open(spec.commandLine().getErr())) {
      var watch = new RuleWatch(rules, outlet::offer);
      files.forEach(file -> events(file, rules, watch));
      captures.forEach(file -> flows(file, rules, watch));
      return finish(session, rules, watch, outlet.alerts());
    }
  }

  private void events(Path file, RuleSet rules, RuleWatch watch) {
    var event = rules.event();
    long most = common.limit().orElse(Integer.MAX_VALUE);
    new LogFile(file, Optional.empty())
        .forEach(
            line -> {
              if (line.length > 0 && watch.events() < most) {
                reader.read(line, event);
                matches += watch.observe(event);
              }
            });
  }

  private void flows(Path file, RuleSet rules, RuleWatch watch) {
    var event = rules.event();
    var meter =
        new FlowMeter(
            FlowLimits.DEFAULT,
            flow -> {
              FlowEvents.read(flow, event);
              matches += watch.observe(event);
            });
    try (var capture = Capture.open(file)) {
      meter.read(capture);
    }
  }

  private int finish(Session session, RuleSet rules, RuleWatch watch, List<Alert> alerts) {
    var report =
        Report.builder("detect rules")
            .subtitle(
                watch.events()
                    + " events, "
                    + rules.rules().size()
                    + " rules, "
                    + rules.correlated()
                    + " correlations, "
                    + rules.problems().size()
                    + " refused")
            .findings("alerts", alerts.stream().map(DetectRulesCommand::finding).toList())
            .section(RuleTables.matches(rules, watch))
            .section(RuleTables.refused(rules))
            .build();
    var metrics =
        List.of(
            Metric.count("events", watch.events()),
            Metric.count("malformed", reader.malformed()),
            Metric.count("rules", rules.rules().size()),
            Metric.count("correlations", rules.correlated()),
            Metric.count("refused", rules.problems().size()),
            Metric.count("matches", matches),
            Metric.count("alerts", alerts.size()),
            Metric.count("ungrouped", watch.ungrouped()),
            Metric.count("forgotten", watch.forgotten()));
    return session.finish(report, metrics, ReportFormat.HTML, ReportFormat.JSON);
  }

  private static Finding finding(Alert alert) {
    var builder =
        Finding.builder("HBK-SIGMA-001", alert.severity(), "A Sigma rule was met")
            .detail(alert.title() + "; " + String.join("; ", alert.evidence()))
            .remedy("Read the rule's description, and the events around this one.");
    if (!alert.principal().isBlank()) {
      builder.subject(alert.principal());
    }
    alert
        .techniques()
        .forEach(technique -> builder.reference(Reference.of("mitre", technique.id())));
    return builder.build();
  }
}
