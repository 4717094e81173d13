package io.hauberk.detect.flow;

import io.hauberk.detect.packet.Packet;
import io.hauberk.detect.packet.TcpFlag;

/** What one end of a flow sent. Times in microseconds, sizes in bytes. */
public final class Direction {

  /** Flags that take a place in the stream. */
  private static final int COUNTED = TcpFlag.SYN.bit() | TcpFlag.FIN.bit();

  /** The largest window without scaling. */
  private static final int WINDOW = 1 << 16;

  private final FlagCounts flags = new FlagCounts();
  private final Moments gaps = new Moments();
  private final Bulk bulk = new Bulk();
  private long last;
  private long ipBytes;
  private long headerBytes;
  private long packets;
  private long payloadBytes;
  private double payloadSquares;
  private long dataPackets;
  private long repeated;
  private int firstWindow;
  private int smallestHeader = Integer.MAX_VALUE;
  private int smallestPayload = Integer.MAX_VALUE;
  private int largestPayload;
  private int next;
  private boolean known;

  void observe(Packet packet) {
    if (packets++ > 0) {
      gaps.add(Math.max(0, packet.nanos() - last) / 1000.0);
    } else {
      firstWindow = packet.windowSize();
    }
    last = Math.max(last, packet.nanos());
    ipBytes += packet.ipLength();
    headerBytes += packet.headerLength();
    smallestHeader = Math.min(smallestHeader, packet.headerLength());
    measure(packet.payloadLength());
    if (packet.protocol() == Packet.TCP) {
      flags.add(packet.flags());
      follow(packet);
    }
  }

  private void measure(int payload) {
    payloadBytes += payload;
    payloadSquares += (double) payload * payload;
    dataPackets += payload > 0 ? 1 : 0;
    smallestPayload = Math.min(smallestPayload, payload);
    largestPayload = Math.max(largestPayload, payload);
  }

  /** Where the stream goes on; bytes before it were sent already, whatever they say now. */
  private void follow(Packet packet) {
    if (packet.is(TcpFlag.RST)) {
      return;
    }
    boolean counts = (packet.flags() & COUNTED) != 0;
    int length = packet.payloadLength() + (counts ? 1 : 0);
    int after = packet.sequence() + length;
    if (known && length > 0 && packet.sequence() - next < 0) {
      repeated++;
    }
    if (!known || after - next > 0) {
      next = after;
      known = true;
    }
  }

  /** A RST counts where it fits the stream: RFC 9293, section 3.10.7.4, wide for lost packets. */
  boolean fits(Packet reset) {
    return !known || Math.abs((long) (reset.sequence() - next)) <= WINDOW;
  }

  void continues(Direction before) {
    next = before.next;
    known = before.known;
  }

  FlowRecord.Side sums() {
    int seen = 0;
    for (var flag : TcpFlag.values()) {
      seen |= flags.count(flag) > 0 ? flag.bit() : 0;
    }
    return new FlowRecord.Side(packets(), ipBytes, seen);
  }

  Bulk bulk() {
    return bulk;
  }

  public long packets() {
    return packets;
  }

  /** From the IP header on. */
  public long ipBytes() {
    return ipBytes;
  }

  /** Of the headers above IP. */
  public long headerBytes() {
    return headerBytes;
  }

  public long payloadBytes() {
    return payloadBytes;
  }

  /** Packets that carry payload. */
  public long dataPackets() {
    return dataPackets;
  }

  /** Segments that begin before where the stream stood: sent again, or overlapping. */
  public long repeated() {
    return repeated;
  }

  /** The window of the first packet. */
  public int firstWindow() {
    return firstWindow;
  }

  public int smallestHeader() {
    return packets() == 0 ? 0 : smallestHeader;
  }

  /** Bytes of payload a packet. */
  public Moments payload() {
    return Moments.of(packets, payloadBytes, payloadSquares)
        .within(smallestPayload, largestPayload);
  }

  /** Microseconds between packets. */
  public Moments gaps() {
    return gaps;
  }

  public int flagged(TcpFlag flag) {
    return flags.count(flag);
  }
}
