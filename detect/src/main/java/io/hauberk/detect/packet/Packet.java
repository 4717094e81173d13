package io.hauberk.detect.packet;

import java.util.Arrays;

/**
 * The headers of one packet: a value that is filled again for every frame, so that nothing is made
 * per packet. All numbers stem from the wire; lengths are bounded by the frame's.
 */
public final class Packet {

  public static final int ICMP = 1;
  public static final int TCP = 6;
  public static final int UDP = 17;
  public static final int ICMPV6 = 58;

  long nanos;
  byte[] bytes = new byte[0];

  /** Where reading stands. */
  int at;

  /** Where the captured bytes end. */
  int end;

  /** Where the packet ended on the wire, in the same count as {@link #at}. */
  int wireEnd;

  int ipLength;
  int version;
  int protocol;
  int vlan;
  long sourceHigh;
  long sourceLow;
  long targetHigh;
  long targetLow;
  int sourcePort;
  int targetPort;
  int flags;
  int windowSize;
  int sequence;
  int acknowledged;
  int headerLength;
  int payloadLength;

  /**
   * Reads a frame. After {@link Decoded#PACKET} all of this value holds, after {@link
   * Decoded#FRAGMENT} all but ports and flags, otherwise only {@link #nanos}.
   */
  public Decoded decode(Frame frame) {
    nanos = frame.nanos();
    bytes = frame.bytes();
    at = frame.start();
    end = at + frame.length();
    wireEnd = at + Math.min(frame.wireLength(), Integer.MAX_VALUE - at);
    vlan = 0;
    var link = Link.of(frame.link());
    return link.isEmpty() ? Decoded.UNKNOWN_LINK : link.get().decode(this);
  }

  /** Whether {@code count} more bytes were captured. */
  boolean has(int count) {
    return end - at >= count;
  }

  int u8(int offset) {
    return Bytes.u8(bytes, at + offset);
  }

  int u16(int offset) {
    return Bytes.u16(bytes, at + offset);
  }

  int i32(int offset) {
    return Bytes.i32(bytes, at + offset);
  }

  long i64(int offset) {
    return Bytes.i64(bytes, at + offset);
  }

  /** Nanoseconds since 1970. */
  public long nanos() {
    return nanos;
  }

  /** 4 or 6. */
  public int version() {
    return version;
  }

  /** Number of the protocol above IP, extension headers passed. */
  public int protocol() {
    return protocol;
  }

  /** The tags of the two innermost VLANs, 12 bits each; 0 without. */
  public int vlan() {
    return vlan;
  }

  public Address source() {
    return new Address(sourceHigh, sourceLow);
  }

  public Address target() {
    return new Address(targetHigh, targetLow);
  }

  /** The upper 64 bits of the source. */
  public long sourceHigh() {
    return sourceHigh;
  }

  public long sourceLow() {
    return sourceLow;
  }

  public long targetHigh() {
    return targetHigh;
  }

  public long targetLow() {
    return targetLow;
  }

  /** Port of TCP, UDP and SCTP; the identifier of an ICMP echo; 0 otherwise. */
  public int sourcePort() {
    return sourcePort;
  }

  public int targetPort() {
    return targetPort;
  }

  /** The TCP flags, {@link TcpFlag}'s bits; 0 otherwise. */
  public int flags() {
    return flags;
  }

  public boolean is(TcpFlag flag) {
    return (flags & flag.bit()) != 0;
  }

  /** The TCP window as it stands in the header, unscaled. */
  public int windowSize() {
    return windowSize;
  }

  public int sequence() {
    return sequence;
  }

  public int acknowledged() {
    return acknowledged;
  }

  /** Bytes of the header above IP. */
  public int headerLength() {
    return headerLength;
  }

  /** Bytes above all headers, on the wire. */
  public int payloadLength() {
    return payloadLength;
  }

  /** A copy of the payload, as far as it was captured. */
  public byte[] payload() {
    int from = Math.min(end, at + headerLength);
    int length = Math.min(end - from, payloadLength);
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  /** Bytes of the packet from its IP header on, on the wire. */
  public int ipLength() {
    return ipLength;
  }
}
