package io.hauberk.detect.packet;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IPv6 address, or an IPv4 address mapped into one (RFC 4291, section 2.5.5.2). */
public record Address(long high, long low) {

  private static final long MAPPED = 0xffff_0000_0000L;

  private static final Pattern FOUR =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

  /** With a colon no name is ever looked up. */
  private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  /** Reads a literal; empty for all else, names above all. */
  public static Optional<Address> parse(String text) {
    return text.indexOf(':') < 0 ? four(text) : six(text);
  }

  private static Optional<Address> four(String text) {
    var parts = FOUR.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int four = 0;
    for (int i = 1; i <= 4; i++) {
      int part = Integer.parseInt(parts.group(i));
      if (part > 255) {
        return Optional.empty();
      }
      four = four << 8 | part;
    }
    return Optional.of(new Address(0, mapped(four)));
  }

  private static Optional<Address> six(String text) {
    if (!SIX.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      var bytes = ByteBuffer.wrap(InetAddress.getByName(text).getAddress());
      return Optional.of(
          bytes.remaining() == 4
              ? new Address(0, mapped(bytes.getInt()))
              : new Address(bytes.getLong(), bytes.getLong()));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Whether it is for one network only (RFC 1918, RFC 6598, RFC 4193), or its link or host. */
  public boolean isPrivate() {
    if (isIpv4()) {
      return isPrivate((int) low);
    }
    boolean isLocal = high == 0 && (low == 0 || low == 1);
    return isLocal || high >>> 57 == 0x7e || high >>> 54 == 0x3fa;
  }

  private static boolean isPrivate(int four) {
    return switch (four >>> 24) {
      case 0, 10, 127 -> true;
      case 100 -> four >>> 22 == 0x6440 >>> 6;
      case 169 -> four >>> 16 == 0xa9fe;
      case 172 -> four >>> 20 == 0xac1;
      case 192 -> four >>> 16 == 0xc0a8;
      default -> false;
    };
  }

  /** Whether it is for many (multicast), or all. */
  public boolean isGroup() {
    return isIpv4() ? (int) low >>> 28 == 0xe || (int) low == -1 : high >>> 56 == 0xff;
  }

  /** Whether anybody may have it. */
  public boolean isPublic() {
    return !isPrivate() && !isGroup();
  }

  /** An IPv4 address from its four bytes. */
  public static Address ofIpv4(int four) {
    return new Address(0, mapped(four));
  }

  /** Whether it is an IPv4 address. */
  public boolean isIpv4() {
    return high == 0 && (low & 0xffff_ffff_0000_0000L) == MAPPED;
  }

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
