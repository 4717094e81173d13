package io.hauberk.detect.packet;

/** The flags of TCP in the order of their bits. Source: RFC 9293, section 3.1. */
public enum TcpFlag {
  FIN(0),
  SYN(1),
  RST(2),
  PSH(3),
  ACK(4),
  URG(5),
  ECE(6),
  CWR(7);

  private final int place;

  TcpFlag(int place) {
    this.place = place;
  }

  public int bit() {
    return 1 << place;
  }

  /** Its place among all, from 0. */
  public int place() {
    return place;
  }
}
