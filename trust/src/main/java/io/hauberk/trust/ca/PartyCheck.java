package io.hauberk.trust.ca;

import io.hauberk.trust.lock.IntegrityException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Whether a certificate is a party's, now. Every refusal names its reason; the reason reaches the
 * local log alone, for TLS tells the peer but an alert.
 *
 * @param root the authority's certificate
 * @param revocations its newest list
 * @param clock of whoever checks
 */
public record PartyCheck(X509Certificate root, Revocations revocations, InstantSource clock) {

  private static final String CLIENT_AND_SERVER = "client and server, of no authority";
  private static final List<String> PURPOSES = List.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");

  /**
   * @throws CertificateException when the party must not be talked to
   */
  void check(X509Certificate certificate) throws CertificateException {
    var now = clock.instant();
    checkIssuer(certificate);
    checkTime("certificate of " + label(certificate), certificate, now);
    checkTime("certificate of the authority", root, now);
    checkUse(certificate);
    checkNotRevoked(certificate, now);
  }

  /** Why a party must not be talked to, empty when it may. */
  public Optional<String> refusal(X509Certificate certificate) {
    try {
      check(certificate);
      return Optional.empty();
    } catch (CertificateException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private void checkIssuer(X509Certificate certificate) throws CertificateException {
    try {
      boolean named = certificate.getIssuerX500Principal().equals(root.getSubjectX500Principal());
      if (!named) {
        throw refused("issuer of " + label(certificate), "another", "the trusted authority");
      }
      certificate.verify(root.getPublicKey());
    } catch (CertificateException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new CertificateException(
          "certificate of " + label(certificate) + ": forged (expected: signed by the authority)",
          e);
    }
  }

  private static void checkTime(String what, X509Certificate certificate, Instant now)
      throws CertificateException {
    var from = certificate.getNotBefore().toInstant();
    if (now.isBefore(from)) {
      throw refused(
          what, "not valid before " + from, "so; here it is " + now + ", is this clock behind?");
    }
    var end = certificate.getNotAfter().toInstant();
    if (now.isAfter(end)) {
      throw refused(what, "expired at " + end, "one in force at " + now);
    }
  }

  private static void checkUse(X509Certificate certificate) throws CertificateException {
    var purposes = certificate.getExtendedKeyUsage();
    boolean both = purposes != null && purposes.containsAll(PURPOSES);
    boolean authority = certificate.getBasicConstraints() >= 0;
    if (authority || !both || certificate.hasUnsupportedCriticalExtension()) {
      throw refused("use of " + label(certificate), "another", CLIENT_AND_SERVER);
    }
  }

  private void checkNotRevoked(X509Certificate certificate, Instant now)
      throws CertificateException {
    try {
      var entry = revocations.at(now).getRevokedCertificate(certificate.getSerialNumber());
      if (entry != null) {
        var when = entry.getRevocationDate().toInstant();
        throw refused(
            "certificate of " + label(certificate),
            "revoked at " + when + ", " + entry.getRevocationReason(),
            "one in force");
      }
    } catch (IntegrityException e) {
      throw new CertificateException(e.getMessage(), e);
    }
  }

  private static String label(X509Certificate certificate) {
    return X509.name(certificate).map(PartyName::text).orElse("no party's name");
  }

  private static CertificateException refused(String name, String value, String rule) {
    return new CertificateException(name + ": " + value + " (expected: " + rule + ")");
  }
}
