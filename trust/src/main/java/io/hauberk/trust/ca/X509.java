package io.hauberk.trust.ca;

import io.hauberk.trust.lock.IntegrityException;
import io.hauberk.trust.lock.Secret;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** Keys, certificates and lists by the JDK's own parsers. */
final class X509 {

  private X509() {}

  static KeyPair newKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("P-256 is in every JDK", e);
    }
  }

  static X509Certificate certificate(byte[] der) {
    try {
      var in = new ByteArrayInputStream(der);
      var parsed = CertificateFactory.getInstance("X.509").generateCertificate(in);
      if (in.available() == 0 && parsed instanceof X509Certificate certificate) {
        return certificate;
      }
      throw new IntegrityException("certificate", "bytes after it", "one X.509 certificate");
    } catch (GeneralSecurityException e) {
      throw new IntegrityException("certificate", "unreadable", "an X.509 certificate", e);
    }
  }

  static X509CRL crl(byte[] der) {
    try {
      var in = new ByteArrayInputStream(der);
      var parsed = CertificateFactory.getInstance("X.509").generateCRL(in);
      if (in.available() == 0 && parsed instanceof X509CRL crl) {
        return crl;
      }
      throw new IntegrityException("revocation list", "bytes after it", "one X.509 CRL");
    } catch (GeneralSecurityException e) {
      throw new IntegrityException("revocation list", "unreadable", "an X.509 CRL", e);
    }
  }

  static PrivateKey privateKey(Secret pkcs8) {
    try {
      var spec = new PKCS8EncodedKeySpec(pkcs8.bytes());
      return KeyFactory.getInstance("EC").generatePrivate(spec);
    } catch (GeneralSecurityException e) {
      throw new IntegrityException("private key", "unreadable", "PKCS#8 of an EC key", e);
    }
  }

  /** The common name of the subject, when it is a party's. */
  static Optional<PartyName> name(X509Certificate certificate) {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(rdn -> rdn.getType().equals("CN"))
              .map(rdn -> new PartyName(String.valueOf(rdn.getValue())))
              .findFirst();
    } catch (InvalidNameException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
