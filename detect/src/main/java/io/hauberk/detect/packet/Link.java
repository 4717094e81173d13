package io.hauberk.detect.packet;

import java.util.Optional;
import java.util.function.Function;

/** The kinds of link that are read, by their LINKTYPE_ values. */
enum Link {
  /** BSD loopback: a family in the byte order of whoever captured. */
  NULL(0, packet -> past(packet, 4)),
  ETHERNET(1, packet -> typed(packet, 12)),
  RAW(101, NetworkLayer::decode),
  LOOP(108, packet -> past(packet, 4)),
  LINUX_COOKED(113, packet -> typed(packet, 14)),
  IPV4(228, NetworkLayer::decode),
  IPV6(229, NetworkLayer::decode),
  LINUX_COOKED_2(276, Link::cooked2);

  private static final Optional<Link> NONE = Optional.empty();

  private final int code;
  private final Optional<Link> self;
  private final Function<Packet, Decoded> decoder;

  Link(int code, Function<Packet, Decoded> decoder) {
    this.code = code;
    this.decoder = decoder;
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
    return decoder.apply(packet);
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
