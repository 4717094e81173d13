package io.hauberk.detect.netflow;

/**
 * What stands at the head of a message.
 *
 * @param domain of the exporter's numbers for templates
 */
record Message(int version, long domain, long exportSeconds, long bootMillis) {

  static final int NETFLOW_5 = 5;
  static final int NETFLOW_9 = 9;
  static final int IPFIX = 10;

  boolean isIpfix() {
    return version == IPFIX;
  }

  /** Templates have the sets 0 and 1 in NetFlow 9 (RFC 3954), 2 and 3 in IPFIX (RFC 7011). */
  int templates() {
    return isIpfix() ? 2 : 0;
  }

  static Message ofNetflow9(Bounds part) {
    part.skip(2);
    long uptime = part.u32();
    long seconds = part.u32();
    part.skip(4);
    return new Message(NETFLOW_9, part.u32(), seconds, seconds * 1000 - uptime);
  }

  /** Uptimes in IPFIX need an element of their own; without it they count from 1970. */
  static Message ofIpfix(Bounds part) {
    long seconds = part.u32();
    part.skip(4);
    return new Message(IPFIX, part.u32(), seconds, 0);
  }
}
