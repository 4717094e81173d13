package io.hauberk.detect.netflow;

import io.hauberk.detect.flow.FlowRecord;
import io.hauberk.detect.flow.TcpState;
import io.hauberk.detect.packet.Address;
import java.util.Optional;

/**
 * The elements of one record that tell of its flow (IANA's registry of IPFIX entities; those of
 * NetFlow 9 have the same numbers), and their reverse (RFC 5103).
 */
final class Exported {

  private static final long REVERSE = 29305;
  private static final long NTP_TO_UNIX = 2_208_988_800L;
  private static final long MILLI = 1_000_000;

  /** The latest second that fits nanoseconds. */
  private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000_000_000L;

  /** Where the exporter's uptime of 0 lies, in milliseconds since 1970. */
  private final long bootMillis;

  private final long exportNanos;
  private final long[] packets = new long[2];
  private final long[] octets = new long[2];
  private final int[] flags = new int[2];
  private Optional<Address> source = Optional.empty();
  private Optional<Address> target = Optional.empty();
  private int protocol;
  private int sourcePort;
  private int targetPort;
  private long first;
  private long last;

  Exported(long bootMillis, long exportSeconds) {
    this.bootMillis = bootMillis;
    this.exportNanos = seconds(exportSeconds);
    first = exportNanos;
    last = exportNanos;
  }

  void take(Template.Field field, Bounds value) {
    boolean isAddress = field.element() == 27 || field.element() == 28;
    if (field.enterprise() == 0 && isAddress && value.left() == 16) {
      address(field.element(), new Address(value.number(8), value.number(8)));
    } else if (value.left() <= 8) {
      long number = value.number(value.left());
      if (field.enterprise() == 0) {
        ends(field.element(), number);
        amounts(field.element(), number);
        times(field.element(), number);
      } else if (field.enterprise() == REVERSE) {
        amount(field.element(), number, 1);
      }
    }
  }

  private void address(int element, Address address) {
    if (element == 27) {
      source = Optional.of(address);
    } else {
      target = Optional.of(address);
    }
  }

  private void ends(int element, long number) {
    switch (element) {
      case 4 -> protocol = (int) number & 0xff;
      case 7 -> sourcePort = (int) number & 0xffff;
      case 8 -> source = Optional.of(Address.ofIpv4((int) number));
      case 11 -> targetPort = (int) number & 0xffff;
      case 12 -> target = Optional.of(Address.ofIpv4((int) number));
      default -> {}
    }
  }

  private void amounts(int element, long number) {
    switch (element) {
      case 231 -> octets[0] = amount(number);
      case 232 -> octets[1] = amount(number);
      case 298 -> packets[0] = amount(number);
      case 299 -> packets[1] = amount(number);
      default -> amount(element, number, 0);
    }
  }

  private void amount(int element, long number, int side) {
    switch (element) {
      case 1, 85 -> octets[side] = amount(number);
      case 2, 86 -> packets[side] = amount(number);
      case 6 -> flags[side] = (int) number & 0xff;
      default -> {}
    }
  }

  private static long amount(long number) {
    return number < 0 ? Long.MAX_VALUE : number;
  }

  private void times(int element, long number) {
    switch (element) {
      case 22 -> first = millis(bootMillis + number);
      case 21 -> last = millis(bootMillis + number);
      case 150 -> first = seconds(number);
      case 151 -> last = seconds(number);
      case 152 -> first = millis(number);
      case 153 -> last = millis(number);
      case 154, 156 -> first = ntp(number);
      case 155, 157 -> last = ntp(number);
      case 158 -> first = Math.max(0, exportNanos - clamped(number, 1000));
      case 159 -> last = Math.max(0, exportNanos - clamped(number, 1000));
      default -> {}
    }
  }

  private static long seconds(long number) {
    return clamped(number, 1_000_000_000L);
  }

  private static long millis(long number) {
    return clamped(number, MILLI);
  }

  private static long clamped(long number, long unit) {
    return number < 0 ? 0 : Math.min(number, Long.MAX_VALUE / unit) * unit;
  }

  /** 32 bits of seconds since 1900, 32 of their parts (RFC 7011, section 6.1.9). */
  private static long ntp(long number) {
    long seconds = Math.max(0, (number >>> 32) - NTP_TO_UNIX);
    long parts = ((number & 0xffff_ffffL) * 1_000_000_000L) >>> 32;
    return Math.min(seconds, MOST_SECONDS - 1) * 1_000_000_000L + parts;
  }

  /** Empty without both ends. */
  Optional<FlowRecord> flow() {
    if (source.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FlowRecord(
                protocol,
                source.get(),
                sourcePort,
                target.get(),
                targetPort,
                Math.min(first, last),
                Math.max(first, last),
                new FlowRecord.Side(packets[0], octets[0], flags[0]),
                new FlowRecord.Side(packets[1], octets[1], flags[1]),
                TcpState.NONE)
            .withState());
  }
}
