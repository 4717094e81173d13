package io.hauberk.detect.packet;

/** What became of a frame. */
public enum Decoded {
  /** A packet with all that its protocol has. */
  PACKET(0),
  /** A later fragment: addresses and protocol, but no ports. */
  FRAGMENT(1),
  /** Neither IPv4 nor IPv6, such as ARP. */
  NOT_IP(2),
  /** A kind of link that is not known. */
  UNKNOWN_LINK(3),
  /** Headers go on beyond what was captured. */
  CUT(4),
  /** Headers that contradict themselves. */
  MALFORMED(5);

  private final int place;

  Decoded(int place) {
    this.place = place;
  }

  /** Its place among all, from 0. */
  public int place() {
    return place;
  }
}
