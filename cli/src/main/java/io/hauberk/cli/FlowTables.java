package io.hauberk.cli;

import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.flow.Flow;
import io.hauberk.detect.flow.FlowMeter;
import io.hauberk.detect.netflow.ExportReader;
import io.hauberk.detect.packet.Capture;
import io.hauberk.report.Cell;
import io.hauberk.report.Finding;
import io.hauberk.report.Reference;
import io.hauberk.report.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** What is told of captures and their flows. */
final class FlowTables implements Consumer<Flow> {

  private static final int SHOWN = 20;

  private final PriorityQueue<Flow> largest =
      new PriorityQueue<>(Comparator.comparingLong(FlowTables::bytes));
  private final Table.Builder captures =
      Table.builder(
          "captures",
          Table.Column.text("file"),
          Table.Column.number("frames", ""),
          Table.Column.number("cut", ""),
          Table.Column.number("oversized", ""),
          Table.Column.text("ended"));
  private final Table.Builder exports =
      Table.builder(
          "exports",
          Table.Column.text("file"),
          Table.Column.number("messages", ""),
          Table.Column.number("broken", ""),
          Table.Column.number("records", ""),
          Table.Column.number("without template", ""),
          Table.Column.number("refused templates", ""));
  private int files;
  private int exporters;
  private long exported;
  private long frames;
  private long broken;

  @Override
  public void accept(Flow flow) {
    largest.add(flow);
    if (largest.size() > SHOWN) {
      largest.remove();
    }
  }

  void capture(Path file, Capture.Tally tally) {
    frames += tally.frames();
    boolean whole = tally.ending() == Capture.Ending.WHOLE || tally.ending() == Capture.Ending.OPEN;
    broken += whole ? 0 : 1;
    if (files++ < SHOWN) {
      captures.row(
          Cell.text(String.valueOf(file.getFileName())),
          Cell.whole(tally.frames()),
          Cell.whole(tally.cut()),
          Cell.whole(tally.oversized()),
          Cell.text(lower(tally.ending())));
    }
  }

  void export(Path file, ExportReader.Tally tally, boolean whole) {
    exported += tally.records();
    broken += whole ? 0 : 1;
    if (exporters++ < SHOWN) {
      exports.row(
          Cell.text(String.valueOf(file.getFileName())),
          Cell.whole(tally.messages()),
          Cell.whole(tally.broken()),
          Cell.whole(tally.records()),
          Cell.whole(tally.unknown()),
          Cell.whole(tally.refused()));
    }
  }

  Table exports() {
    return exports.build();
  }

  /** Records of exporters. */
  long exported() {
    return exported;
  }

  static Finding finding(Alert alert) {
    var id =
        switch (alert.detector()) {
          case "port-scan" -> "HBK-NET-001";
          case "login-guessing" -> "HBK-NET-002";
          case "exfiltration" -> "HBK-NET-003";
          default -> "HBK-NET-004";
        };
    var builder =
        Finding.builder(id, alert.severity(), alert.detector().replace('-', ' '))
            .subject(alert.principal())
            .detail(alert.title() + "; " + String.join("; ", alert.evidence()))
            .remedy("Find out what runs on the source; block it if nobody knows.");
    alert
        .techniques()
        .forEach(technique -> builder.reference(Reference.of("mitre", technique.id())));
    return builder.build();
  }

  long frames() {
    return frames;
  }

  /** Captures that break off or are damaged. */
  long broken() {
    return broken;
  }

  Table captures() {
    return captures.build();
  }

  static Table frames(FlowMeter meter) {
    var table =
        Table.builder("frames", Table.Column.text("what"), Table.Column.number("frames", ""));
    meter.frames().forEach((what, count) -> table.row(Cell.text(lower(what)), Cell.whole(count)));
    return table.build();
  }

  static Table ends(FlowMeter meter) {
    var table = Table.builder("ends", Table.Column.text("why"), Table.Column.number("flows", ""));
    meter
        .tally()
        .ends()
        .forEach((why, count) -> table.row(Cell.text(lower(why)), Cell.whole(count)));
    return table.build();
  }

  /** The flows of the most bytes. */
  Table largest() {
    var table =
        Table.builder(
            "largest flows",
            Table.Column.text("source"),
            Table.Column.text("target"),
            Table.Column.number("protocol", ""),
            Table.Column.number("packets", ""),
            Table.Column.number("bytes", ""),
            Table.Column.number("seconds", ""),
            Table.Column.text("state"));
    for (var flow : sorted()) {
      table.row(
          Cell.text(flow.initiator() + " " + flow.initiatorPort()),
          Cell.text(flow.responder() + " " + flow.responderPort()),
          Cell.whole(flow.protocol()),
          Cell.whole(flow.packets()),
          Cell.whole(bytes(flow)),
          Cell.significant(flow.seconds(), 3),
          Cell.text(lower(flow.state())));
    }
    return table.build();
  }

  private List<Flow> sorted() {
    var flows = new ArrayList<>(largest);
    flows.sort(
        Comparator.comparingLong(FlowTables::bytes).reversed().thenComparingLong(Flow::firstNanos));
    return flows;
  }

  private static long bytes(Flow flow) {
    return flow.forward().ipBytes() + flow.backward().ipBytes();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
