package io.hauberk.detect.packet;

/** What an EtherType announces: tags of VLANs, PPPoE and MPLS are passed, eight at most. */
final class EtherType {
  private EtherType() {}

  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86dd;
  private static final int TAG = 0x8100;
  private static final int SERVICE_TAG = 0x88a8;
  private static final int OLD_SERVICE_TAG = 0x9100;
  private static final int PPPOE = 0x8864;
  private static final int MPLS = 0x8847;

  private static final int MOST_TAGS = 8;

  private static final int CUT = -1;
  private static final int OTHER = -2;

  static Decoded follow(Packet packet, int first) {
    int type = first;
    for (int tags = 0; tags <= MOST_TAGS; tags++) {
      switch (type) {
        case IPV4, IPV6 -> {
          return NetworkLayer.decode(packet);
        }
        case TAG, SERVICE_TAG, OLD_SERVICE_TAG -> type = tag(packet);
        case PPPOE -> type = session(packet);
        case MPLS -> type = label(packet);
        case CUT -> {
          return Decoded.CUT;
        }
        default -> {
          return Decoded.NOT_IP;
        }
      }
    }
    return Decoded.MALFORMED;
  }

  private static int tag(Packet packet) {
    if (!packet.has(4)) {
      return CUT;
    }
    packet.vlan = ((packet.vlan << 12) | (packet.u16(0) & 0xfff)) & 0xffffff;
    packet.at += 4;
    return packet.u16(-2);
  }

  /** RFC 2516: six bytes, then PPP's protocol. */
  private static int session(Packet packet) {
    if (!packet.has(8)) {
      return CUT;
    }
    packet.at += 8;
    return switch (packet.u16(-2)) {
      case 0x0021 -> IPV4;
      case 0x0057 -> IPV6;
      default -> OTHER;
    };
  }

  /** RFC 3032: the last label has its bottom bit set. */
  private static int label(Packet packet) {
    if (!packet.has(4)) {
      return CUT;
    }
    boolean last = (packet.u8(2) & 1) != 0;
    packet.at += 4;
    return last ? IPV4 : MPLS;
  }
}
