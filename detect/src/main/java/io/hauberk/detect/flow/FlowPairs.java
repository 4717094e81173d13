package io.hauberk.detect.flow;

import io.hauberk.detect.packet.Address;
import io.hauberk.detect.packet.TcpFlag;
import java.util.LinkedHashMap;
import java.util.function.Consumer;

/**
 * Joins records of single directions, as exporters send them, to flows. A record waits for its
 * other direction until {@value #MOST_WAITING} others wait: then it goes on alone.
 */
public final class FlowPairs implements Consumer<FlowRecord> {

  private static final int MOST_WAITING = 1 << 16;

  private record Ends(Address one, int onePort, Address two, int twoPort, int protocol) {}

  private final Consumer<FlowRecord> sink;
  private final LinkedHashMap<Ends, FlowRecord> waiting = new LinkedHashMap<>();

  /**
   * @param sink is given every flow once
   */
  public FlowPairs(Consumer<FlowRecord> sink) {
    this.sink = sink;
  }

  @Override
  public void accept(FlowRecord next) {
    if (next.answered().packets() > 0) {
      sink.accept(next);
      return;
    }
    var other = waiting.remove(ends(next.responder(), next.responderPort(), next));
    if (other != null) {
      sink.accept(isInitiator(other, next) ? other.answeredBy(next) : next.answeredBy(other));
      return;
    }
    var before = waiting.put(ends(next.initiator(), next.initiatorPort(), next), next);
    if (before != null) {
      sink.accept(before);
    } else if (waiting.size() > MOST_WAITING) {
      var eldest = waiting.values().iterator();
      sink.accept(eldest.next());
      eldest.remove();
    }
  }

  private static Ends ends(Address from, int port, FlowRecord flow) {
    boolean forward = from.equals(flow.initiator()) && port == flow.initiatorPort();
    return forward
        ? new Ends(from, port, flow.responder(), flow.responderPort(), flow.protocol())
        : new Ends(from, port, flow.initiator(), flow.initiatorPort(), flow.protocol());
  }

  /** Who sent a SYN without having to answer one, else who was first, else the higher port. */
  private static boolean isInitiator(FlowRecord one, FlowRecord two) {
    boolean oneOpens = one.sent().has(TcpFlag.SYN);
    if (oneOpens != two.sent().has(TcpFlag.SYN)) {
      return oneOpens;
    }
    return one.firstNanos() == two.firstNanos()
        ? one.initiatorPort() >= two.initiatorPort()
        : one.firstNanos() < two.firstNanos();
  }

  /** Lets go of all that waits. */
  public void finish() {
    waiting.values().forEach(sink);
    waiting.clear();
  }
}
