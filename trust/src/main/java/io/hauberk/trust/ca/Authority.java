package io.hauberk.trust.ca;

import io.hauberk.core.Checks;
import io.hauberk.trust.ca.Certificates.Signing;
import io.hauberk.trust.ca.Certificates.Term;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An authority's key and memory. Immutable: every act is a new one.
 *
 * @param signing its certificate and key
 * @param issued oldest first
 * @param lists how many revocation lists it signed
 * @param lastAct its clock when it acted last; a clock behind that is wrong, now or then
 */
record Authority(Signing signing, List<Issued> issued, long lists, Instant lastAct) {

  private static final int MOST_ISSUED = 100_000;

  Authority {
    issued = List.copyOf(issued);
    Checks.inRange("certificates issued", issued.size(), 0, MOST_ISSUED);
    Checks.notNegative("revocation lists", lists);
    long serials = issued.stream().map(Issued::serial).distinct().count();
    Checks.argument(serials == issued.size(), "serials", "repeated", "each used once");
  }

  static Authority create(PartyName name, Duration validity, Instant now) {
    Checks.argument(
        validity.compareTo(Duration.ofDays(1)) >= 0
            && validity.compareTo(Duration.ofDays(7305)) <= 0,
        "authority's validity",
        validity,
        "a day to twenty years");
    KeyPair keys = X509.newKeys();
    var root = Certificates.root(name, keys, now, now.plus(validity));
    return new Authority(new Signing(root, keys), List.of(), 0, now);
  }

  /** An authority that acted, and what it signed. */
  record Act<T>(Authority after, T signed) {}

  Act<X509Certificate> issue(PartyRequest request, Instant now) {
    checkClock(now);
    var end = signing.root().getNotAfter().toInstant();
    Checks.argument(
        !now.plus(request.validity()).isAfter(end),
        "validity",
        request.validity(),
        "to end before the authority's own certificate at " + end);
    var certificate = Certificates.party(request, signing, now);
    var entry =
        new Issued(
            certificate.getSerialNumber(),
            request.name(),
            certificate.getNotAfter().toInstant(),
            Optional.empty());
    var more = Stream.concat(issued.stream(), Stream.of(entry)).toList();
    return new Act<>(new Authority(signing, more, lists, now), certificate);
  }

  /** Ends a certificate before its time; there is no way back. */
  Authority revoke(BigInteger serial, RevocationReason reason, Instant now) {
    checkClock(now);
    var changed = new ArrayList<Issued>();
    boolean found = false;
    for (var entry : issued) {
      boolean here = entry.serial().equals(serial) && entry.revoked().isEmpty();
      changed.add(here ? entry.revokedAt(now, reason) : entry);
      found |= here;
    }
    Checks.argument(
        found,
        "serial",
        serial.toString(16),
        "of a certificate in force, as 'trust ca list' shows");
    return new Authority(signing, changed, lists, now);
  }

  /** A signed list of all that is revoked and not yet ended, good for {@code validity}. */
  Act<X509CRL> list(Duration validity, Instant now) {
    checkClock(now);
    Checks.argument(
        validity.compareTo(Duration.ofMinutes(10)) >= 0
            && validity.compareTo(Duration.ofDays(31)) <= 0,
        "list's validity",
        validity,
        "ten minutes to 31 days");
    var revoked =
        issued.stream()
            .filter(entry -> entry.revoked().isPresent() && entry.notAfter().isAfter(now))
            .toList();
    var after = new Authority(signing, issued, lists + 1, now);
    var term = new Term(now, now.plus(validity));
    return new Act<>(
        after, Certificates.list(revoked, BigInteger.valueOf(after.lists), signing, term));
  }

  private void checkClock(Instant now) {
    Checks.state(
        !now.isBefore(lastAct),
        "clock",
        now,
        "at or after " + lastAct + ", when this authority acted last");
    var end = signing.root().getNotAfter().toInstant();
    Checks.state(now.isBefore(end), "clock", now, "before the authority's end at " + end);
  }
}
