package io.hauberk.detect.flow;

import io.hauberk.detect.packet.Address;
import io.hauberk.detect.packet.Packet;

/**
 * What both directions of a conversation share: the lower end, the upper end and the protocol.
 *
 * @param ports of the lower end in the upper 16 bits, of the upper end in the lower ones
 * @param kind version, protocol and VLANs
 */
record FlowKey(long lowHigh, long lowLow, long highHigh, long highLow, int ports, long kind) {

  static FlowKey of(Packet packet, boolean reversed) {
    return reversed
        ? new FlowKey(
            packet.targetHigh(),
            packet.targetLow(),
            packet.sourceHigh(),
            packet.sourceLow(),
            ports(packet, true),
            kind(packet))
        : new FlowKey(
            packet.sourceHigh(),
            packet.sourceLow(),
            packet.targetHigh(),
            packet.targetLow(),
            ports(packet, false),
            kind(packet));
  }

  /** Whether the source is the upper end. */
  static boolean reversed(Packet packet) {
    int order = Long.compareUnsigned(packet.sourceHigh(), packet.targetHigh());
    if (order == 0) {
      order = Long.compareUnsigned(packet.sourceLow(), packet.targetLow());
    }
    return order == 0 ? packet.sourcePort() > packet.targetPort() : order > 0;
  }

  /** Whether the packet is of this conversation. */
  boolean matches(Packet packet, boolean reversed) {
    return ports == ports(packet, reversed)
        && kind == kind(packet)
        && (reversed
            ? lies(packet.targetHigh(), packet.targetLow(), packet.sourceHigh(), packet.sourceLow())
            : lies(
                packet.sourceHigh(), packet.sourceLow(), packet.targetHigh(), packet.targetLow()));
  }

  private boolean lies(long firstHigh, long firstLow, long secondHigh, long secondLow) {
    return lowLow == firstLow
        && highLow == secondLow
        && lowHigh == firstHigh
        && highHigh == secondHigh;
  }

  /** The same for both directions; nobody without the secret can choose packets that collide. */
  static int hash(Packet packet, boolean reversed, long secret) {
    long low = mix(secret ^ packet.sourceLow()) + mix(mix(secret) + packet.sourceHigh());
    long high = mix(secret ^ packet.targetLow()) + mix(mix(secret) + packet.targetHigh());
    long first = reversed ? high : low;
    long second = reversed ? low : high;
    long rest = kind(packet) * 0x9e3779b97f4a7c15L + ports(packet, reversed);
    return (int) (mix(mix(mix(first) + second) ^ rest) >>> 32);
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long value) {
    long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }

  private static int ports(Packet packet, boolean reversed) {
    return reversed
        ? packet.targetPort() << 16 | packet.sourcePort()
        : packet.sourcePort() << 16 | packet.targetPort();
  }

  private static long kind(Packet packet) {
    return (long) packet.vlan() << 16 | packet.version() << 8 | packet.protocol();
  }

  int version() {
    return (int) (kind >>> 8) & 0xff;
  }

  int protocol() {
    return (int) kind & 0xff;
  }

  int vlan() {
    return (int) (kind >>> 16);
  }

  Address end(boolean lower) {
    return lower ? new Address(lowHigh, lowLow) : new Address(highHigh, highLow);
  }

  int port(boolean lower) {
    return lower ? ports >>> 16 : ports & 0xffff;
  }
}
