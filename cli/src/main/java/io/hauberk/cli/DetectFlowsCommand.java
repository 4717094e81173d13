package io.hauberk.cli;

import io.hauberk.detect.flow.FlowColumns;
import io.hauberk.detect.flow.FlowLimits;
import io.hauberk.detect.flow.FlowMeter;
import io.hauberk.detect.packet.Capture;
import io.hauberk.detect.packet.Decoded;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.format.ReportFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
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
    description = "Joins the packets of captures to two-way flows and writes their features.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk detect flows traffic.pcap",
      "  hauberk detect flows a.pcap b.pcapng --flows flows.csv --column-set cic"
    })
final class DetectFlowsCommand implements Callable<Integer> {

  private static final List<String> RESULTS =
      List.of(
          "frames", "packets", "flows", "evicted", "fragments", "malformed", "cut", "broken-files");

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Captures, pcap or pcapng.")
  private List<Path> files;

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
    var session = new Session(spec, common).withResults(RESULTS);
    files.forEach(session::reads);
    var limits = FlowLimits.DEFAULT.withMaxFlows(maxFlows).withIdle(idle).withActive(active);
    var tables = new FlowTables();
    if (target == null) {
      var meter = new FlowMeter(limits, tables::flow);
      measure(meter, tables);
      return finish(session, meter, tables);
    }
    var rows = new FlowsFile(target, columns);
    var meter = new FlowMeter(limits, rows.andThen(tables::flow));
    rows.write(() -> measure(meter, tables));
    return finish(session, meter, tables);
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

  private int finish(Session session, FlowMeter meter, FlowTables tables) {
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
            .section(tables.captures())
            .section(FlowTables.frames(meter))
            .section(FlowTables.ends(meter))
            .section(tables.largest())
            .build();
    return session.finish(report, metrics(meter, tables), ReportFormat.HTML, ReportFormat.JSON);
  }

  private static List<Metric> metrics(FlowMeter meter, FlowTables tables) {
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
        Metric.count("broken-files", tables.broken()));
  }
}
