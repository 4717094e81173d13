package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.flow.Flow;
import io.hauberk.detect.flow.FlowColumns;
import io.hauberk.detect.flow.FlowLimits;
import io.hauberk.detect.flow.FlowMeter;
import io.hauberk.detect.flow.FlowPairs;
import io.hauberk.detect.netflow.ExportFile;
import io.hauberk.detect.netflow.ExportReader;
import io.hauberk.detect.network.FlowWatch;
import io.hauberk.detect.packet.Capture;
import io.hauberk.detect.packet.Decoded;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.format.ReportFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hauberk detect flows}: the conversations in captured traffic. */
@Command(
    name = "flows",
    description =
        "Joins the packets of captures to two-way flows, writes their features and finds attacks.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk detect flows traffic.pcap",
      "  hauberk detect flows a.pcap b.pcapng --flows flows.csv --column-set cic",
      "  hauberk detect flows --netflow router.ipfix --alerts alerts.ocsf"
    })
final class DetectFlowsCommand implements Callable<Integer> {

  private static final List<String> RESULTS =
      List.of(
          "frames",
          "packets",
          "flows",
          "evicted",
          "fragments",
          "malformed",
          "cut",
          "broken-files",
          "exported",
          "alerts",
          "forgotten");

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private AlertOptions alertOptions;

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "Captures, pcap or pcapng.")
  private List<Path> files = List.of();

  @Option(
      names = "--netflow",
      paramLabel = "FILE",
      description = "NetFlow 5, 9 or IPFIX: a capture of its messages, or an IPFIX file.")
  private List<Path> exports = List.of();

  @Option(
      names = "--flows",
      paramLabel = "FILE",
      description = "Write a row for every flow as CSV.")
  private @Nullable Path target;

  @Option(
      names = "--column-set",
      paramLabel = "SET",
      description =
          "Columns of a flow: ${COMPLETION-CANDIDATES}; sound are ours, cic CICFlowMeter's 84.",
      defaultValue = "sound")
  private FlowColumns columns;

  @Option(
      names = "--max-flows",
      paramLabel = "N",
      description = "Flows held at a time; beyond it the one that would end soonest is ended.",
      defaultValue = "131072")
  private int maxFlows;

  @Option(
      names = "--idle",
      paramLabel = "DURATION",
      description = "A flow ends after this time without a packet, such as PT60S.",
      defaultValue = "PT60S")
  private Duration idle;

  @Option(
      names = "--active",
      paramLabel = "DURATION",
      description = "A flow is continued in another after this time, such as PT120S.",
      defaultValue = "PT120S")
  private Duration active;

  @Override
  public Integer call() {
    Checks.argument(
        !files.isEmpty() || !exports.isEmpty(), "file", "none", "captures, or --netflow FILE");
    var session = new Session(spec, common).withResults(RESULTS);
    files.forEach(session::reads);
    exports.forEach(session::reads);
    try (var outlet = alertOptions.open(spec.commandLine().getErr())) {
      var watch = new FlowWatch(FlowWatch.standard(), outlet::offer);
      var tables = new FlowTables();
      var meter = measured(tables.andThen(flow -> watch.accept(flow.summary())), tables);
      exported(watch, tables);
      return finish(session, meter, tables, new Alerts(outlet.alerts(), watch.forgotten()));
    }
  }

  /** What the detectors found, and gave up. */
  private record Alerts(List<Alert> all, long forgotten) {}

  private FlowMeter measured(Consumer<Flow> each, FlowTables tables) {
    var limits = FlowLimits.DEFAULT.withMaxFlows(maxFlows).withIdle(idle).withActive(active);
    if (target == null) {
      var meter = new FlowMeter(limits, each);
      measure(meter, tables);
      return meter;
    }
    var rows = new FlowsFile(target, columns);
    var meter = new FlowMeter(limits, rows.andThen(each));
    rows.write(() -> measure(meter, tables));
    return meter;
  }

  private void measure(FlowMeter meter, FlowTables tables) {
    long most = common.limit().orElse(Integer.MAX_VALUE);
    for (var file : files) {
      try (var capture = Capture.open(file)) {
        meter.read(capture, most - tables.frames());
        tables.capture(file, capture.tally());
      }
    }
  }

  private void exported(FlowWatch watch, FlowTables tables) {
    for (var file : exports) {
      var pairs = new FlowPairs(watch);
      var reader = new ExportReader(pairs);
      boolean whole = ExportFile.read(file, reader);
      pairs.finish();
      tables.export(file, reader.tally(), whole);
    }
  }

  private int finish(Session session, FlowMeter meter, FlowTables tables, Alerts alerts) {
    var flows = meter.tally();
    var report =
        Report.builder("detect flows")
            .subtitle(
                files.size()
                    + " captures, "
                    + flows.packets()
                    + " packets, "
                    + flows.flows()
                    + " flows")
            .findings("alerts", alerts.all().stream().map(FlowTables::finding).toList())
            .section(tables.captures())
            .section(tables.exports())
            .section(FlowTables.frames(meter))
            .section(FlowTables.ends(meter))
            .section(tables.largest())
            .build();
    return session.finish(
        report, metrics(meter, tables, alerts), ReportFormat.HTML, ReportFormat.JSON);
  }

  private static List<Metric> metrics(FlowMeter meter, FlowTables tables, Alerts alerts) {
    var frames = meter.frames();
    var flows = meter.tally();
    return List.of(
        Metric.count("frames", tables.frames()),
        Metric.count("packets", flows.packets()),
        Metric.count("flows", flows.flows()),
        Metric.count("evicted", flows.evicted()),
        Metric.count("fragments", frames.getOrDefault(Decoded.FRAGMENT, 0L)),
        Metric.count("malformed", frames.getOrDefault(Decoded.MALFORMED, 0L)),
        Metric.count("cut", frames.getOrDefault(Decoded.CUT, 0L)),
        Metric.count("broken-files", tables.broken()),
        Metric.count("exported", tables.exported()),
        Metric.count("alerts", alerts.all().size()),
        Metric.count("forgotten", alerts.forgotten()));
  }
}
