package io.hauberk.detect.packet;

/** IPv4 (RFC 791) and IPv6 (RFC 8200). */
final class NetworkLayer {
  private NetworkLayer() {}

  private static final int MOST_EXTENSIONS = 16;

  private static final int HOP_BY_HOP = 0;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int AUTHENTICATION = 51;
  private static final int DESTINATION = 60;
  private static final int MOBILITY = 135;

  /** The version stands in the packet itself. */
  static Decoded decode(Packet packet) {
    if (!packet.has(1)) {
      return Decoded.CUT;
    }
    return switch (packet.u8(0) >> 4) {
      case 4 -> four(packet);
      case 6 -> six(packet);
      default -> Decoded.MALFORMED;
    };
  }

  private static Decoded four(Packet packet) {
    if (!packet.has(20)) {
      return Decoded.CUT;
    }
    int header = (packet.u8(0) & 0xf) * 4;
    int stated = packet.u16(2);
    int length = stated == 0 ? packet.wireEnd - packet.at : stated;
    if (header < 20 || length < header) {
      return Decoded.MALFORMED;
    }
    packet.version = 4;
    packet.protocol = packet.u8(9);
    packet.sourceHigh = 0;
    packet.sourceLow = Address.mapped(packet.i32(12));
    packet.targetHigh = 0;
    packet.targetLow = Address.mapped(packet.i32(16));
    bound(packet, length);
    boolean later = (packet.u16(6) & 0x1fff) != 0;
    return above(packet, header, later);
  }

  private static Decoded six(Packet packet) {
    if (!packet.has(40)) {
      return Decoded.CUT;
    }
    packet.version = 6;
    packet.protocol = packet.u8(6);
    packet.sourceHigh = packet.i64(8);
    packet.sourceLow = packet.i64(16);
    packet.targetHigh = packet.i64(24);
    packet.targetLow = packet.i64(32);
    int stated = packet.u16(4);
    boolean jumbo = stated == 0 && packet.protocol == HOP_BY_HOP;
    bound(packet, jumbo ? packet.wireEnd - packet.at : 40 + stated);
    packet.at += 40;
    return extensions(packet);
  }

  /** What follows the packet in its frame is padding; what lacks was never sent. */
  private static void bound(Packet packet, int length) {
    packet.wireEnd = Math.min(packet.wireEnd, packet.at + length);
    packet.end = Math.min(packet.end, packet.wireEnd);
    packet.ipLength = packet.wireEnd - packet.at;
  }

  private static Decoded extensions(Packet packet) {
    boolean later = false;
    for (int i = 0; i < MOST_EXTENSIONS; i++) {
      if (later || !isExtension(packet.protocol)) {
        return above(packet, 0, later);
      }
      if (!packet.has(8)) {
        return Decoded.CUT;
      }
      later = packet.protocol == FRAGMENT && (packet.u16(2) & 0xfff8) != 0;
      int length = length(packet);
      packet.protocol = packet.u8(0);
      packet.at += length;
    }
    return Decoded.MALFORMED;
  }

  private static boolean isExtension(int protocol) {
    return switch (protocol) {
      case HOP_BY_HOP, ROUTING, FRAGMENT, AUTHENTICATION, DESTINATION, MOBILITY -> true;
      default -> false;
    };
  }

  private static int length(Packet packet) {
    return switch (packet.protocol) {
      case FRAGMENT -> 8;
      case AUTHENTICATION -> (packet.u8(1) + 2) * 4;
      default -> (packet.u8(1) + 1) * 8;
    };
  }

  private static Decoded above(Packet packet, int header, boolean laterFragment) {
    packet.at += header;
    if (packet.at > packet.wireEnd) {
      return Decoded.MALFORMED;
    }
    if (laterFragment) {
      TransportLayer.none(packet);
      return Decoded.FRAGMENT;
    }
    return packet.at > packet.end ? Decoded.CUT : TransportLayer.decode(packet);
  }
}
