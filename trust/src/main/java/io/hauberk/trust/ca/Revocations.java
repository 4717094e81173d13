package io.hauberk.trust.ca;

import io.hauberk.trust.lock.IntegrityException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.jspecify.annotations.Nullable;

/**
 * The newest list of revoked certificates a party has seen. Safe for use by many threads.
 *
 * <p>A list is taken when its authority signed it and its number is not below the one in force: who
 * holds back a revocation can do so only until the list in force ends.
 */
public final class Revocations {

  private static final int MOST_NUMBER_BITS = 160;

  private final X509Certificate root;
  private volatile X509CRL list;

  private Revocations(X509Certificate root, X509CRL list) {
    this.root = root;
    this.list = list;
  }

  /**
   * @throws IntegrityException when the authority did not sign the list
   */
  public static Revocations of(X509Certificate root, X509CRL list) {
    checkSigned(root, list);
    return new Revocations(root, list);
  }

  /** From a PEM file; see {@link #update(Path)} for the next one. */
  public static Revocations read(X509Certificate root, Path file) {
    return of(root, X509.crl(Pem.CRL.one(Pem.load(file))));
  }

  /**
   * Takes a newer list.
   *
   * @throws IntegrityException when the authority did not sign it or it is older; the list in force
   *     stays
   */
  public void update(Path file) {
    update(X509.crl(Pem.CRL.one(Pem.load(file))));
  }

  synchronized void update(X509CRL newer) {
    checkSigned(root, newer);
    if (number(newer).compareTo(number(list)) < 0) {
      throw new IntegrityException(
          "revocation list",
          "number " + number(newer),
          "at least " + number(list) + ", seen before");
    }
    list = newer;
  }

  /**
   * The list in force.
   *
   * @throws IntegrityException when it has ended, or has not begun because a clock is wrong
   */
  X509CRL at(Instant now) {
    var current = list;
    var from = current.getThisUpdate().toInstant();
    if (now.plus(Certificates.CLOCK_ROOM).isBefore(from)) {
      throw new IntegrityException(
          "clock", now, "at or after " + from + ", when the revocation list was signed");
    }
    var end = current.getNextUpdate().toInstant();
    if (!now.isBefore(end)) {
      throw new IntegrityException("revocation list", "ended at " + end, "one in force at " + now);
    }
    return current;
  }

  private static void checkSigned(X509Certificate root, X509CRL list) {
    try {
      list.verify(root.getPublicKey());
      checkWholeBytes(list);
    } catch (GeneralSecurityException e) {
      throw new IntegrityException("revocation list", "its signature", "by the authority", e);
    }
    boolean indirect = list.getRevokedCertificates() != null && anyIndirect(list);
    if (list.getNextUpdate() == null || list.hasUnsupportedCriticalExtension() || indirect) {
      throw new IntegrityException("revocation list", "its form", "one of 'hauberk trust ca'");
    }
  }

  /**
   * The signature, the list's last bytes, is a string of whole bytes: one list has one encoding.
   */
  private static void checkWholeBytes(X509CRL list) throws CRLException {
    byte[] encoded = list.getEncoded();
    if (encoded[encoded.length - list.getSignature().length - 1] != 0) {
      throw new IntegrityException("revocation list", "its signature", "of whole bytes");
    }
  }

  private static boolean anyIndirect(X509CRL list) {
    return list.getRevokedCertificates().stream()
        .anyMatch(entry -> entry.getCertificateIssuer() != null);
  }

  private static BigInteger number(X509CRL list) {
    byte @Nullable [] bytes = list.getExtensionValue(Extension.cRLNumber.getId());
    if (bytes == null) {
      throw new IntegrityException("revocation list", "its number", "present");
    }
    try {
      var octets = ASN1OctetString.getInstance(bytes).getOctets();
      var number = ASN1Integer.getInstance(octets).getValue();
      if (number.signum() >= 0 && number.bitLength() <= MOST_NUMBER_BITS) {
        return number;
      }
      throw new IntegrityException("revocation list", "its number", "0 to 2^160");
    } catch (IllegalArgumentException e) {
      throw new IntegrityException("revocation list", "its number", "an integer", e);
    }
  }
}
