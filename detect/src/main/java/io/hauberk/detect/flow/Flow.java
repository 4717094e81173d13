package io.hauberk.detect.flow;

import io.hauberk.detect.packet.Address;
import io.hauberk.detect.packet.Packet;
import io.hauberk.detect.packet.TcpFlag;

/**
 * Both directions of one conversation. Forward is what the initiator sent: who sent the SYN, else
 * who was seen first, except that a SYN+ACK tells of an initiator on the other side.
 */
public final class Flow {

  private final FlowKey key;
  private final boolean swapped;
  private final Direction forward = new Direction();
  private final Direction backward = new Direction();
  private final Moments gaps = new Moments();
  private final Activity activity;
  private final long first;
  private long last;
  private long closing = Long.MAX_VALUE;
  private long disordered;
  private long strayResets;
  private long packets;

  /** When each end last sent payload. */
  private long forwardData;

  private long backwardData;
  private boolean openedBefore;
  private boolean continued;
  private boolean answered;
  private boolean reset;
  private FlowEnd end = FlowEnd.LAST;

  /** The first packet is told by {@link #observe}. */
  Flow(Packet packet, boolean reversed) {
    this(FlowKey.of(packet, reversed), packet, reversed ^ isAnswer(packet));
  }

  private Flow(FlowKey key, Packet packet, boolean swapped) {
    this.key = key;
    this.swapped = swapped;
    this.first = packet.nanos();
    this.last = first;
    this.activity = new Activity(first);
  }

  /** The flow after this one of the same conversation. */
  Flow next(Packet packet) {
    var after = new Flow(key, packet, swapped);
    after.continued = true;
    after.answered = true;
    after.openedBefore = opened();
    after.forward.continues(forward);
    after.backward.continues(backward);
    return after;
  }

  private static boolean isAnswer(Packet packet) {
    return packet.is(TcpFlag.SYN) && packet.is(TcpFlag.ACK);
  }

  /** Whether the packet made it end sooner than was foreseen. */
  boolean observe(Packet packet, boolean reversed, long linger) {
    boolean isForward = reversed == swapped;
    var side = isForward ? forward : backward;
    keepTime(packet.nanos());
    boolean open = closing == Long.MAX_VALUE;
    if (packet.protocol() == Packet.TCP) {
      close(packet, side, isForward ? backward : forward, linger);
    }
    side.observe(packet);
    if (packet.payloadLength() > 0) {
      carry(packet, side, isForward);
    }
    answered |= !isForward || side.dataPackets() > 1;
    return open && closing != Long.MAX_VALUE;
  }

  private void keepTime(long at) {
    disordered += at < last ? 1 : 0;
    if (packets++ > 0) {
      gaps.add(Math.max(0, at - last) / 1000.0);
    }
    if (Activity.isPause(at - last)) {
      activity.pause(at, last);
    }
    last = Math.max(last, at);
  }

  private void carry(Packet packet, Direction side, boolean isForward) {
    long at = packet.nanos();
    side.bulk().observe(at, packet.payloadLength(), isForward ? backwardData : forwardData);
    if (isForward) {
      forwardData = at;
    } else {
      backwardData = at;
    }
  }

  private void close(Packet packet, Direction side, Direction other, long linger) {
    if (packet.is(TcpFlag.RST)) {
      boolean fits = side.fits(packet);
      reset |= fits;
      strayResets += fits ? 0 : 1;
      closing = fits ? Math.min(closing, last + linger) : closing;
    } else if (packet.is(TcpFlag.FIN) && other.flagged(TcpFlag.FIN) > 0) {
      closing = Math.min(closing, last + linger);
    }
  }

  FlowKey key() {
    return key;
  }

  /** Whether a packet opens a new connection between the ends of one that is over. */
  boolean reopenedBy(Packet packet) {
    return closing != Long.MAX_VALUE && packet.is(TcpFlag.SYN) && !packet.is(TcpFlag.ACK);
  }

  /** When it ends if nothing more comes. */
  long deadline(Lifetimes lives) {
    long quiet = answered ? lives.idle() : lives.attempt();
    return Math.min(closing, Math.min(first + lives.active(), last + quiet));
  }

  FlowEnd due(Lifetimes lives) {
    if (closing != Long.MAX_VALUE) {
      return reset ? FlowEnd.RESET : FlowEnd.CLOSED;
    }
    return first + lives.active() <= deadline(lives) ? FlowEnd.ACTIVE : FlowEnd.IDLE;
  }

  void end(FlowEnd reason) {
    end = reason;
  }

  private boolean opened() {
    boolean both = forward.flagged(TcpFlag.SYN) > 0 && backward.flagged(TcpFlag.SYN) > 0;
    return openedBefore || both;
  }

  /** What any source of flows can tell of it. */
  public FlowRecord summary() {
    return new FlowRecord(
        protocol(),
        initiator(),
        initiatorPort(),
        responder(),
        responderPort(),
        first,
        last,
        forward.sums(),
        backward.sums(),
        state());
  }

  /** How far the connection came. */
  public TcpState state() {
    if (protocol() != Packet.TCP) {
      return TcpState.NONE;
    }
    if (!opened()) {
      return unopened();
    }
    if (reset) {
      return TcpState.RESET;
    }
    int fins = Math.min(1, forward.flagged(TcpFlag.FIN));
    fins += Math.min(1, backward.flagged(TcpFlag.FIN));
    return fins == 2 ? TcpState.CLOSED : fins == 1 ? TcpState.HALF_CLOSED : TcpState.OPEN;
  }

  private TcpState unopened() {
    if (forward.flagged(TcpFlag.SYN) == 0) {
      return TcpState.MIDSTREAM;
    }
    return backward.flagged(TcpFlag.RST) > 0 ? TcpState.REFUSED : TcpState.ATTEMPTED;
  }

  public int version() {
    return key.version();
  }

  public int protocol() {
    return key.protocol();
  }

  /** Tags of the two innermost VLANs, 12 bits each. */
  public int vlan() {
    return key.vlan();
  }

  public Address initiator() {
    return key.end(!swapped);
  }

  public int initiatorPort() {
    return key.port(!swapped);
  }

  public Address responder() {
    return key.end(swapped);
  }

  public int responderPort() {
    return key.port(swapped);
  }

  public Direction forward() {
    return forward;
  }

  public Direction backward() {
    return backward;
  }

  public long packets() {
    return packets;
  }

  /** Time of the first packet in nanoseconds since 1970. */
  public long firstNanos() {
    return first;
  }

  public long lastNanos() {
    return last;
  }

  public double seconds() {
    return (last - first) / 1e9;
  }

  /** Microseconds between packets of either direction. */
  public Moments gaps() {
    return gaps;
  }

  Activity activity() {
    return activity;
  }

  /** Packets older than one before them. */
  public long disordered() {
    return disordered;
  }

  /** RST packets that do not fit the stream: stray, or forged to blind whoever watches. */
  public long strayResets() {
    return strayResets;
  }

  /** Whether it goes on where another ended by its age. */
  public boolean continued() {
    return continued;
  }

  /** Why it ended. */
  public FlowEnd end() {
    return end;
  }
}
