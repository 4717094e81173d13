package io.hauberk.detect.packet;

/** What became of a frame. */
public enum Decoded {
  /** A packet with all that its protocol has. */
  PACKET,
  /** A later fragment: addresses and protocol, but no ports. */
  FRAGMENT,
  /** Neither IPv4 nor IPv6, such as ARP. */
  NOT_IP,
  /** A kind of link that is not known. */
  UNKNOWN_LINK,
  /** Headers go on beyond what was captured. */
  CUT,
  /** Headers that contradict themselves. */
  MALFORMED;

  /** Its place among all, from 0. */
  public int place() {
    return ordinal();
  }
}
