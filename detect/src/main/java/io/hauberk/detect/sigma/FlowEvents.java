package io.hauberk.detect.sigma;

import io.hauberk.detect.flow.Flow;
import io.hauberk.detect.flow.FlowColumns;
import io.hauberk.detect.packet.Packet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Fills events from flows: with the columns of {@link FlowColumns#SOUND}, and with ends and ports
 * under the names that rules for firewalls, network connections (Sysmon) and Zeek use.
 */
public final class FlowEvents {
  private FlowEvents() {}

  private static final List<String> SOURCE = List.of("src_ip", "SourceIp", "id.orig_h", "source");
  private static final List<String> SOURCE_PORT =
      List.of("src_port", "SourcePort", "id.orig_p", "source_port");
  private static final List<String> TARGET =
      List.of("dst_ip", "DestinationIp", "id.resp_h", "target");
  private static final List<String> TARGET_PORT =
      List.of("dst_port", "DestinationPort", "id.resp_p", "target_port");
  private static final List<String> PROTOCOL = List.of("proto", "Protocol", "protocol");
  private static final int SCTP = 132;

  /** Fills an event with a flow. */
  public static void read(Flow flow, Event event) {
    event.clear();
    var protocol = protocol(flow.protocol());
    var source = flow.initiator().toString();
    var target = flow.responder().toString();
    var sourcePort = Integer.toString(flow.initiatorPort());
    var targetPort = Integer.toString(flow.responderPort());
    SOURCE.forEach(name -> event.put(name, source));
    SOURCE_PORT.forEach(name -> event.put(name, sourcePort));
    TARGET.forEach(name -> event.put(name, target));
    TARGET_PORT.forEach(name -> event.put(name, targetPort));
    PROTOCOL.forEach(name -> event.put(name, protocol));
    event.put("Initiated", "true");
    event.put("timestamp", Instant.ofEpochSecond(0, flow.firstNanos()).toString());
    event.put("tcp_state", flow.state().name().toLowerCase(Locale.ROOT));
    event.put("end", flow.end().name().toLowerCase(Locale.ROOT));
    for (var column : FlowColumns.SOUND.numbers()) {
      event.put(column.name(), column.text(flow));
    }
    var shown = protocol + " " + source + " " + sourcePort + " to " + target + " " + targetPort;
    event.source((shown + ", " + flow.packets() + " packets").getBytes(StandardCharsets.UTF_8));
  }

  private static String protocol(int number) {
    return switch (number) {
      case Packet.TCP -> "tcp";
      case Packet.UDP -> "udp";
      case Packet.ICMP -> "icmp";
      case Packet.ICMPV6 -> "ipv6-icmp";
      case SCTP -> "sctp";
      default -> Integer.toString(number);
    };
  }
}
