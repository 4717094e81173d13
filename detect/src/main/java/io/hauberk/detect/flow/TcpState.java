package io.hauberk.detect.flow;

/** How far a TCP connection came. */
public enum TcpState {
  /** Another protocol. */
  NONE,
  /** A SYN without an answer. */
  ATTEMPTED,
  /** A SYN answered by RST. */
  REFUSED,
  /** SYN and SYN+ACK, not closed. */
  OPEN,
  /** Opened, and reset. */
  RESET,
  /** Opened, and closed by one end. */
  HALF_CLOSED,
  /** Opened, and closed by both. */
  CLOSED,
  /** Its opening was not seen. */
  MIDSTREAM
}
