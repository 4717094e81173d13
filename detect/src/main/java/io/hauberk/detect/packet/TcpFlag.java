package io.hauberk.detect.packet;

/** The flags of TCP in the order of their bits. Source: RFC 9293, section 3.1. */
public enum TcpFlag {
  FIN,
  SYN,
  RST,
  PSH,
  ACK,
  URG,
  ECE,
  CWR;

  public int bit() {
    return 1 << ordinal();
  }

  /** Its place among all, from 0. */
  public int place() {
    return ordinal();
  }
}
