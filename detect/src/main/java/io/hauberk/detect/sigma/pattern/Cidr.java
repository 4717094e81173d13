package io.hauberk.detect.sigma.pattern;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Printed;
import io.hauberk.detect.packet.Address;

/**
 * A network of IPv4 or IPv6 addresses.
 *
 * @param bits of the 128 that are given; an IPv4 network has 96 more than its notation
 */
public record Cidr(Address base, int bits) {

  private static final int MAPPED = 96;

  /** Reads {@code 10.0.0.0/8} or {@code fe80::/10}; an address alone is a network of one. */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    var base = Address.parse(slash < 0 ? text : text.substring(0, slash));
    if (base.isEmpty()) {
      throw refused(text);
    }
    int most = base.get().isIpv4() ? 128 - MAPPED : 128;
    int bits = slash < 0 ? most : number(text, text.substring(slash + 1), most);
    return new Cidr(base.get(), base.get().isIpv4() ? bits + MAPPED : bits);
  }

  private static int number(String text, String digits, int most) {
    if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) > most) {
      throw refused(text);
    }
    return Integer.parseInt(digits);
  }

  private static DataFormatException refused(String text) {
    return new DataFormatException("cidr", Printed.of(text), "a network such as 10.0.0.0/8");
  }

  /** Whether the address lies in it. */
  public boolean contains(Address address) {
    long high = address.high() ^ base.high();
    long low = address.low() ^ base.low();
    return bits <= 64
        ? (bits == 0 || high >>> (64 - bits) == 0)
        : high == 0 && low >>> (128 - bits) == 0;
  }
}
