package io.hauberk.detect.packet;

/** TCP (RFC 9293), UDP (RFC 768), SCTP's ports and the echoes of ICMP. */
final class TransportLayer {
  private TransportLayer() {}

  private static final int SCTP = 132;

  static Decoded decode(Packet packet) {
    none(packet);
    return switch (packet.protocol) {
      case Packet.TCP -> tcp(packet);
      case Packet.UDP -> ports(packet, 8);
      case SCTP -> ports(packet, 12);
      case Packet.ICMP -> echo(packet, 0, 8);
      case Packet.ICMPV6 -> echo(packet, 128, 129);
      default -> Decoded.PACKET;
    };
  }

  /** All that stands above IP is payload. */
  static void none(Packet packet) {
    packet.sourcePort = 0;
    packet.targetPort = 0;
    packet.flags = 0;
    packet.windowSize = 0;
    packet.sequence = 0;
    packet.acknowledged = 0;
    packet.headerLength = 0;
    packet.payloadLength = packet.wireEnd - packet.at;
  }

  private static Decoded tcp(Packet packet) {
    if (!packet.has(20)) {
      return lacking(packet, 20);
    }
    int header = (packet.u8(12) >> 4) * 4;
    if (header < 20 || header > packet.payloadLength) {
      return Decoded.MALFORMED;
    }
    packet.sequence = packet.i32(4);
    packet.acknowledged = packet.i32(8);
    packet.flags = packet.u8(13);
    packet.windowSize = packet.u16(14);
    return ports(packet, header);
  }

  private static Decoded ports(Packet packet, int header) {
    if (!packet.has(8)) {
      return lacking(packet, 8);
    }
    packet.sourcePort = packet.u16(0);
    packet.targetPort = packet.u16(2);
    above(packet, header);
    return Decoded.PACKET;
  }

  private static Decoded echo(Packet packet, int reply, int request) {
    if (!packet.has(8)) {
      return lacking(packet, 8);
    }
    int type = packet.u8(0);
    if (type == reply || type == request) {
      packet.sourcePort = packet.u16(4);
      packet.targetPort = packet.sourcePort;
    }
    above(packet, 8);
    return Decoded.PACKET;
  }

  private static void above(Packet packet, int header) {
    packet.headerLength = Math.min(header, packet.payloadLength);
    packet.payloadLength -= packet.headerLength;
  }

  /** Cut by the capture, or too short on the wire. */
  private static Decoded lacking(Packet packet, int bytes) {
    return packet.wireEnd - packet.at < bytes ? Decoded.MALFORMED : Decoded.CUT;
  }
}
