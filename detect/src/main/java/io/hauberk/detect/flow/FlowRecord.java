package io.hauberk.detect.flow;

import io.hauberk.detect.packet.Address;
import io.hauberk.detect.packet.Packet;
import io.hauberk.detect.packet.TcpFlag;

/**
 * A flow as any source tells it: packets that were joined, or an exporter's record. Times in
 * nanoseconds since 1970.
 *
 * @param answered of no packets where a source tells one direction only
 */
public record FlowRecord(
    int protocol,
    Address initiator,
    int initiatorPort,
    Address responder,
    int responderPort,
    long firstNanos,
    long lastNanos,
    Side sent,
    Side answered,
    TcpState state) {

  /**
   * One direction.
   *
   * @param bytes from the IP header on
   * @param flags of TCP that were seen, {@link TcpFlag}'s bits
   */
  public record Side(long packets, long bytes, int flags) {

    /** Nothing was seen. */
    public static final Side NONE = new Side(0, 0, 0);

    boolean has(TcpFlag flag) {
      return (flags & flag.bit()) != 0;
    }
  }

  /** A record with the state that its flags tell. */
  public FlowRecord withState() {
    return new FlowRecord(
        protocol,
        initiator,
        initiatorPort,
        responder,
        responderPort,
        firstNanos,
        lastNanos,
        sent,
        answered,
        protocol == Packet.TCP ? stateOf(sent, answered) : TcpState.NONE);
  }

  private static TcpState stateOf(Side sent, Side answered) {
    if (!sent.has(TcpFlag.SYN)) {
      return TcpState.MIDSTREAM;
    }
    if (!answered.has(TcpFlag.SYN)) {
      return answered.has(TcpFlag.RST) ? TcpState.REFUSED : TcpState.ATTEMPTED;
    }
    return ofOpened(sent.flags() | answered.flags(), sent.flags() & answered.flags());
  }

  /** By the flags of either end, and those of both. */
  private static TcpState ofOpened(int either, int both) {
    if ((either & TcpFlag.RST.bit()) != 0) {
      return TcpState.RESET;
    }
    if ((both & TcpFlag.FIN.bit()) != 0) {
      return TcpState.CLOSED;
    }
    return (either & TcpFlag.FIN.bit()) != 0 ? TcpState.HALF_CLOSED : TcpState.OPEN;
  }

  /** The other direction as its answer: for sources that tell each direction apart. */
  FlowRecord answeredBy(FlowRecord other) {
    return new FlowRecord(
            protocol,
            initiator,
            initiatorPort,
            responder,
            responderPort,
            Math.min(firstNanos, other.firstNanos),
            Math.max(lastNanos, other.lastNanos),
            sent,
            other.sent,
            state)
        .withState();
  }

  /** Whether the responder said anything that carries a connection on. */
  public boolean isAnswered() {
    return answered.packets() > 0 && state != TcpState.REFUSED;
  }

  public double seconds() {
    return (lastNanos - firstNanos) / 1e9;
  }
}
