package io.hauberk.detect.packet;

import java.util.Optional;

/** The kinds of link that are read, by their LINKTYPE_ values. */
enum Link {
  /** BSD loopback: a family in the byte order of whoever captured. */
  NULL(0),
  ETHERNET(1),
  RAW(101),
  LOOP(108),
  LINUX_COOKED(113),
  IPV4(228),
  IPV6(229),
  LINUX_COOKED_2(276);

  private static final Optional<Link> NONE = Optional.empty();

  private final int code;
  private final Optional<Link> self;

  Link(int code) {
    this.code = code;
    this.self = Optional.of(this);
  }

  static Optional<Link> of(int code) {
    for (var link : ALL) {
      if (link.code == code) {
        return link.self;
      }
    }
    return NONE;
  }

  private static final Link[] ALL = values();

  Decoded decode(Packet packet) {
    return switch (this) {
      case NULL, LOOP -> past(packet, 4);
      case ETHERNET -> typed(packet, 12);
      case RAW, IPV4, IPV6 -> NetworkLayer.decode(packet);
      case LINUX_COOKED -> typed(packet, 14);
      case LINUX_COOKED_2 -> cooked2(packet);
    };
  }

  /** The family differs between systems; the packet's version tells the same. */
  private static Decoded past(Packet packet, int header) {
    if (!packet.has(header)) {
      return Decoded.CUT;
    }
    packet.at += header;
    return NetworkLayer.decode(packet);
  }

  /** A header that ends with an EtherType. */
  private static Decoded typed(Packet packet, int typeAt) {
    if (!packet.has(typeAt + 2)) {
      return Decoded.CUT;
    }
    int type = packet.u16(typeAt);
    packet.at += typeAt + 2;
    return EtherType.follow(packet, type);
  }

  private static Decoded cooked2(Packet packet) {
    if (!packet.has(20)) {
      return Decoded.CUT;
    }
    int type = packet.u16(0);
    packet.at += 20;
    return EtherType.follow(packet, type);
  }
}
