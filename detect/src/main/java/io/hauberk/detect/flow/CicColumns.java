package io.hauberk.detect.flow;

import io.hauberk.detect.packet.TcpFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The columns of {@link FlowColumns#CIC}: names, order and formulas of CICFlowMeter's FlowFeature
 * (ahlashkari/CICFlowMeter at 2b7be26). Times in microseconds.
 */
final class CicColumns {
  private CicColumns() {}

  static final List<String> NAMES =
      List.of("Flow ID", "Src IP", "Src Port", "Dst IP", "Dst Port", "Protocol", "Timestamp");

  static final List<FlowColumn> NUMBERS = numbers();

  static String id(Flow flow) {
    return String.join("-", FlowColumns.identity(flow));
  }

  private static List<FlowColumn> numbers() {
    var columns = new Columns();
    sizes(columns);
    times(columns);
    headers(columns);
    lengths(columns);
    transfers(columns);
    columns.moments(
        "Active %s", flow -> flow.activity().active(), Kind.MEAN, Kind.STD, Kind.MAX, Kind.MIN);
    columns.moments(
        "Idle %s", flow -> flow.activity().idle(), Kind.MEAN, Kind.STD, Kind.MAX, Kind.MIN);
    return List.copyOf(columns.all);
  }

  private static void sizes(Columns columns) {
    columns.add("Flow Duration", CicColumns::micros);
    columns.add("Total Fwd Packet", flow -> flow.forward().packets());
    columns.add("Total Bwd packets", flow -> flow.backward().packets());
    columns.add("Total Length of Fwd Packet", flow -> flow.forward().payloadBytes());
    columns.add("Total Length of Bwd Packet", flow -> flow.backward().payloadBytes());
    columns.moments(
        "Fwd Packet Length %s",
        flow -> flow.forward().payload(), Kind.MAX, Kind.MIN, Kind.MEAN, Kind.STD);
    columns.moments(
        "Bwd Packet Length %s",
        flow -> flow.backward().payload(), Kind.MAX, Kind.MIN, Kind.MEAN, Kind.STD);
    columns.add("Flow Bytes/s", flow -> rate(flow, lengths(flow).sum()));
    columns.add("Flow Packets/s", flow -> rate(flow, flow.packets()));
  }

  private static void times(Columns columns) {
    columns.moments("Flow IAT %s", Flow::gaps, Kind.MEAN, Kind.STD, Kind.MAX, Kind.MIN);
    columns.add("Fwd IAT Total", flow -> flow.forward().gaps().sum());
    columns.moments(
        "Fwd IAT %s", flow -> flow.forward().gaps(), Kind.MEAN, Kind.STD, Kind.MAX, Kind.MIN);
    columns.add("Bwd IAT Total", flow -> flow.backward().gaps().sum());
    columns.moments(
        "Bwd IAT %s", flow -> flow.backward().gaps(), Kind.MEAN, Kind.STD, Kind.MAX, Kind.MIN);
  }

  private static void headers(Columns columns) {
    columns.add("Fwd PSH Flags", flow -> flow.forward().flagged(TcpFlag.PSH));
    columns.add("Bwd PSH Flags", flow -> flow.backward().flagged(TcpFlag.PSH));
    columns.add("Fwd URG Flags", flow -> flow.forward().flagged(TcpFlag.URG));
    columns.add("Bwd URG Flags", flow -> flow.backward().flagged(TcpFlag.URG));
    columns.add("Fwd Header Length", flow -> flow.forward().headerBytes());
    columns.add("Bwd Header Length", flow -> flow.backward().headerBytes());
    columns.add("Fwd Packets/s", flow -> rate(flow, flow.forward().packets()));
    columns.add("Bwd Packets/s", flow -> rate(flow, flow.backward().packets()));
  }

  private static void lengths(Columns columns) {
    columns.moments(
        "Packet Length %s", CicColumns::lengths, Kind.MIN, Kind.MAX, Kind.MEAN, Kind.STD);
    columns.add("Packet Length Variance", flow -> lengths(flow).variance());
    for (var flag :
        List.of(TcpFlag.FIN, TcpFlag.SYN, TcpFlag.RST, TcpFlag.PSH, TcpFlag.ACK, TcpFlag.URG)) {
      columns.flag(flag);
    }
    columns.flag(TcpFlag.CWR);
    columns.flag(TcpFlag.ECE);
    columns.add("Down/Up Ratio", CicColumns::downUp);
    columns.add("Average Packet Size", flow -> lengths(flow).mean());
    columns.add("Fwd Segment Size Avg", flow -> flow.forward().payload().mean());
    columns.add("Bwd Segment Size Avg", flow -> flow.backward().payload().mean());
  }

  private static void transfers(Columns columns) {
    columns.bulk("Fwd", flow -> flow.forward().bulk());
    columns.bulk("Bwd", flow -> flow.backward().bulk());
    columns.add("Subflow Fwd Packets", flow -> part(flow, flow.forward().packets()));
    columns.add("Subflow Fwd Bytes", flow -> part(flow, flow.forward().payloadBytes()));
    columns.add("Subflow Bwd Packets", flow -> part(flow, flow.backward().packets()));
    columns.add("Subflow Bwd Bytes", flow -> part(flow, flow.backward().payloadBytes()));
    columns.add("FWD Init Win Bytes", flow -> flow.forward().firstWindow());
    columns.add("Bwd Init Win Bytes", flow -> flow.backward().firstWindow());
    columns.add("Fwd Act Data Pkts", flow -> flow.forward().dataPackets());
    columns.add("Fwd Seg Size Min", flow -> flow.forward().smallestHeader());
  }

  private static double micros(Flow flow) {
    return Math.floor((flow.lastNanos() - flow.firstNanos()) / 1000.0);
  }

  private static Moments lengths(Flow flow) {
    return flow.forward().payload().plus(flow.backward().payload());
  }

  /** Per second; 0 where no time passed. */
  private static double rate(Flow flow, double amount) {
    return flow.seconds() > 0 ? amount / flow.seconds() : 0;
  }

  private static double downUp(Flow flow) {
    long up = flow.forward().packets();
    return up == 0 ? 0 : Math.floor((double) flow.backward().packets() / up);
  }

  private static double part(Flow flow, long amount) {
    long pauses = flow.activity().pauses();
    return pauses == 0 ? 0 : Math.floor((double) amount / pauses);
  }

  /** Columns as they are added. */
  private static final class Columns {

    private final List<FlowColumn> all = new ArrayList<>();

    void add(String name, ToDoubleFunction<Flow> value) {
      all.add(new FlowColumn(name, value));
    }

    void moments(String pattern, Function<Flow, Moments> moments, Kind... which) {
      for (var kind : which) {
        var name = String.format(Locale.ROOT, pattern, kind.label);
        add(name, flow -> kind.of(moments.apply(flow)));
      }
    }

    void flag(TcpFlag flag) {
      var name = flag.name() + " Flag Count";
      add(name, flow -> flow.forward().flagged(flag) + flow.backward().flagged(flag));
    }

    void bulk(String side, Function<Flow, Bulk> bulk) {
      add(side + " Bytes/Bulk Avg", flow -> bulk.apply(flow).meanBytes());
      add(side + " Packet/Bulk Avg", flow -> bulk.apply(flow).meanPackets());
      add(side + " Bulk Rate Avg", flow -> bulk.apply(flow).bytesPerSecond());
    }
  }

  private enum Kind {
    MEAN("Mean"),
    STD("Std"),
    MAX("Max"),
    MIN("Min");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    double of(Moments moments) {
      return switch (this) {
        case MEAN -> moments.mean();
        case STD -> moments.deviation();
        case MAX -> moments.max();
        case MIN -> moments.min();
      };
    }
  }
}
