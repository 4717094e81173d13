package io.hauberk.detect.packet;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** An IPv6 address, or an IPv4 address mapped into one (RFC 4291, section 2.5.5.2). */
public record Address(long high, long low) {

  private static final long MAPPED = 0xffff_0000_0000L;

  static long mapped(int four) {
    return MAPPED | Integer.toUnsignedLong(four);
  }

  /** The literal: dotted for IPv4, groups in hex for IPv6. */
  @Override
  public String toString() {
    var bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("16 bytes are an address", e);
    }
  }
}
