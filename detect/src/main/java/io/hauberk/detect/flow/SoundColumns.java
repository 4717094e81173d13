package io.hauberk.detect.flow;

import io.hauberk.detect.packet.TcpFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The columns of {@link FlowColumns#SOUND}. Times in microseconds unless the name says else. */
final class SoundColumns {
  private SoundColumns() {}

  static final List<String> NAMES =
      List.of(
          "source",
          "source_port",
          "target",
          "target_port",
          "protocol",
          "start",
          "tcp_state",
          "end");

  static final List<FlowColumn> NUMBERS = numbers();

  private static List<FlowColumn> numbers() {
    var columns = new ArrayList<FlowColumn>();
    columns.add(new FlowColumn("seconds", Flow::seconds));
    columns.add(new FlowColumn("vlan", Flow::vlan));
    columns.add(new FlowColumn("continued", flow -> flow.continued() ? 1 : 0));
    columns.add(new FlowColumn("disordered", Flow::disordered));
    columns.add(new FlowColumn("stray_resets", Flow::strayResets));
    moments(columns, "gap_us", Flow::gaps);
    moments(columns, "active_us", flow -> flow.activity().active());
    moments(columns, "idle_us", flow -> flow.activity().idle());
    direction(columns, "sent_", Flow::forward);
    direction(columns, "answered_", Flow::backward);
    return List.copyOf(columns);
  }

  private static void direction(
      List<FlowColumn> columns, String name, Function<Flow, Direction> side) {
    columns.add(of(name + "packets", side, Direction::packets));
    columns.add(of(name + "ip_bytes", side, Direction::ipBytes));
    columns.add(of(name + "payload_bytes", side, Direction::payloadBytes));
    columns.add(of(name + "data_packets", side, Direction::dataPackets));
    columns.add(of(name + "repeated", side, Direction::repeated));
    columns.add(of(name + "first_window", side, Direction::firstWindow));
    moments(columns, name + "payload", flow -> side.apply(flow).payload());
    moments(columns, name + "gap_us", flow -> side.apply(flow).gaps());
    for (var flag : TcpFlag.values()) {
      var label = name + flag.name().toLowerCase(Locale.ROOT);
      columns.add(new FlowColumn(label, flow -> side.apply(flow).flagged(flag)));
    }
  }

  private static FlowColumn of(
      String name, Function<Flow, Direction> side, Function<Direction, Number> value) {
    return new FlowColumn(name, flow -> value.apply(side.apply(flow)).doubleValue());
  }

  private static void moments(
      List<FlowColumn> columns, String name, Function<Flow, Moments> moments) {
    columns.add(new FlowColumn(name + "_mean", flow -> moments.apply(flow).mean()));
    columns.add(new FlowColumn(name + "_deviation", flow -> moments.apply(flow).deviation()));
    columns.add(new FlowColumn(name + "_min", flow -> moments.apply(flow).min()));
    columns.add(new FlowColumn(name + "_max", flow -> moments.apply(flow).max()));
  }
}
