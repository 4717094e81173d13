package io.hauberk.cli;

import io.hauberk.core.AtomicFile;
import io.hauberk.core.Checks;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.AlertFormat;
import io.hauberk.detect.alert.sink.AlertGate;
import io.hauberk.detect.alert.sink.Delivery;
import io.hauberk.detect.alert.sink.SyslogSink;
import io.hauberk.detect.alert.sink.WebhookSink;
import io.hauberk.report.Severity;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where alerts go. */
final class AlertOptions {

  private static final int SYSLOG_PORT = 514;

  /** More are sent to sinks, but neither kept for the report nor for the file. */
  private static final int MAX_KEPT = 100_000;

  @Option(names = "--alerts", paramLabel = "FILE", description = "Write alerts, one a line.")
  private @Nullable Path alerts;

  @Option(
      names = "--alert-format",
      description = "Form of alerts: ${COMPLETION-CANDIDATES}.",
      defaultValue = "OCSF")
  private AlertFormat alertFormat = AlertFormat.OCSF;

  @Option(names = "--webhook", paramLabel = "URL", description = "Post each alert there.")
  private @Nullable URI webhook;

  @Option(
      names = "--syslog",
      paramLabel = "HOST[:PORT]",
      description = "Send each alert there (RFC 5424 over UDP).")
  private @Nullable String syslog;

  @Option(
      names = "--repeat-after",
      paramLabel = "DURATION",
      description = "The same matter is told again after this time, such as PT10M.",
      defaultValue = "PT10M")
  private Duration repeatAfter = Duration.ofMinutes(10);

  /** The alerts of a run, on their way as they come. */
  final class Outlet implements AutoCloseable {

    private final AlertGate gate = new AlertGate(repeatAfter, Severity.INFO, List.of());
    private final List<Delivery> deliveries;
    private final List<Alert> kept = new ArrayList<>();
    private final PrintWriter err;
    private long notKept;

    private Outlet(PrintWriter err) {
      this.err = err;
      deliveries = deliveries();
    }

    void offer(Alert alert) {
      if (gate.admits(alert)) {
        if (kept.size() < MAX_KEPT) {
          kept.add(alert);
        } else {
          notKept++;
        }
        deliveries.forEach(delivery -> delivery.offer(alert));
      }
    }

    List<Alert> alerts() {
      return kept;
    }

    /** Writes the file and says what did not arrive. */
    @Override
    public void close() {
      deliveries.forEach(Delivery::close);
      for (var delivery : deliveries) {
        if (delivery.lost() > 0) {
          err.println("alerts lost: " + delivery.lost() + ", " + delivery.lastFailure());
        }
      }
      if (notKept > 0) {
        err.println("alerts not kept: " + notKept + " (expected: at most " + MAX_KEPT + ")");
      }
      if (alerts != null) {
        var lines = kept.stream().map(alertFormat::write).collect(Collectors.joining("\n"));
        AtomicFile.writeText(alerts, lines.isEmpty() ? "" : lines + "\n");
      }
    }
  }

  Outlet open(PrintWriter err) {
    return new Outlet(err);
  }

  private List<Delivery> deliveries() {
    var all = new ArrayList<Delivery>();
    if (webhook != null) {
      all.add(new Delivery(new WebhookSink(webhook, alertFormat)));
    }
    if (syslog != null) {
      all.add(new Delivery(syslog(syslog)));
    }
    return all;
  }

  private SyslogSink syslog(String address) {
    int colon = address.lastIndexOf(':');
    if (colon < 0) {
      return new SyslogSink(address, SYSLOG_PORT, alertFormat);
    }
    var port = address.substring(colon + 1);
    Checks.argument(port.matches("\\d{1,5}"), "syslog.port", port, "1 to 65535");
    return new SyslogSink(address.substring(0, colon), Integer.parseInt(port), alertFormat);
  }
}
