package io.hauberk.trust.ca;

import io.hauberk.core.Checks;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One certificate as its authority remembers it.
 *
 * @param serial positive, at most 159 bits
 * @param name whose it is
 * @param notAfter when it ends
 * @param revoked when and why it ended before
 */
public record Issued(
    BigInteger serial, PartyName name, Instant notAfter, Optional<Revocation> revoked) {

  private static final int MOST_BITS = 159;
  private static final int HEX = 16;

  public Issued {
    Checks.argument(
        serial.signum() > 0 && serial.bitLength() <= MOST_BITS,
        "serial",
        serial.bitLength() + " bits",
        "positive, at most " + MOST_BITS + " bits");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(notAfter, "notAfter");
    Objects.requireNonNull(revoked, "revoked");
  }

  /** The end of a certificate before its time. */
  public record Revocation(Instant at, RevocationReason reason) {

    public Revocation {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** Hexadecimal, as lists show it. */
  public String serialText() {
    return serial.toString(HEX);
  }

  Issued revokedAt(Instant now, RevocationReason reason) {
    return new Issued(serial, name, notAfter, Optional.of(new Revocation(now, reason)));
  }
}
