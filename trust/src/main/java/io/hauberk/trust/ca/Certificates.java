package io.hauberk.trust.ca;

import io.hauberk.core.Randomness;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** What an authority signs, in the profile of RFC 5280. */
final class Certificates {

  /** Parties' clocks may be this far behind the authority's. */
  static final Duration CLOCK_ROOM = Duration.ofMinutes(5);

  private static final int SERIAL_BITS = 159;
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  private Certificates() {}

  static X509Certificate root(PartyName name, KeyPair keys, Instant now, Instant notAfter) {
    var subject = subject(name);
    var builder =
        new JcaX509v3CertificateBuilder(
            subject, serial(), notBefore(now), Date.from(notAfter), subject, keys.getPublic());
    return signed(
        () -> {
          builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
          builder.addExtension(
              Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
          identify(builder, keys.getPublic(), keys.getPublic());
          return X509.certificate(builder.build(signer(keys)).getEncoded());
        });
  }

  static X509Certificate party(PartyRequest request, Signing by, Instant now) {
    var builder =
        new JcaX509v3CertificateBuilder(
            X500Name.getInstance(by.root().getSubjectX500Principal().getEncoded()),
            serial(),
            notBefore(now),
            Date.from(now.plus(request.validity())),
            subject(request.name()),
            request.key());
    return signed(
        () -> {
          builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
          builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
          builder.addExtension(
              Extension.extendedKeyUsage,
              false,
              new ExtendedKeyUsage(
                  new KeyPurposeId[] {
                    KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
                  }));
          builder.addExtension(Extension.subjectAlternativeName, false, names(request));
          identify(builder, request.key(), by.root().getPublicKey());
          return X509.certificate(builder.build(signer(by.keys())).getEncoded());
        });
  }

  static X509CRL list(List<Issued> revoked, BigInteger number, Signing by, Term term) {
    var builder =
        new JcaX509v2CRLBuilder(by.root().getSubjectX500Principal(), Date.from(term.from()));
    builder.setNextUpdate(Date.from(term.to()));
    for (var entry : revoked) {
      var end = entry.revoked().orElseThrow();
      builder.addCRLEntry(entry.serial(), Date.from(end.at()), end.reason().code());
    }
    return signed(
        () -> {
          var identifier =
              new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(by.root().getPublicKey());
          builder.addExtension(Extension.authorityKeyIdentifier, false, identifier);
          builder.addExtension(Extension.cRLNumber, false, new CRLNumber(number));
          return X509.crl(builder.build(signer(by.keys())).getEncoded());
        });
  }

  /** Who signs. */
  record Signing(X509Certificate root, KeyPair keys) {}

  /** From when to when. */
  record Term(Instant from, Instant to) {}

  private interface Work<T> {
    T run() throws IOException, GeneralSecurityException, OperatorCreationException;
  }

  private static <T> T signed(Work<T> work) {
    try {
      return work.run();
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("P-256 signs in every JDK", e);
    }
  }

  private static ContentSigner signer(KeyPair keys) throws OperatorCreationException {
    return new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
  }

  private static void identify(X509v3CertificateBuilder builder, PublicKey of, PublicKey by)
      throws IOException, GeneralSecurityException {
    var extensions = new JcaX509ExtensionUtils();
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(of));
    builder.addExtension(
        Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(by));
  }

  private static GeneralNames names(PartyRequest request) {
    return new GeneralNames(
        Stream.concat(Stream.of(request.name().text()), request.hosts().stream())
            .distinct()
            .map(host -> new GeneralName(kind(host), host))
            .toArray(GeneralName[]::new));
  }

  private static int kind(String host) {
    return IPV4.matcher(host).matches() ? GeneralName.iPAddress : GeneralName.dNSName;
  }

  private static X500Name subject(PartyName name) {
    return new X500Name("CN=" + name.text());
  }

  /** Certificates count in whole seconds. */
  private static Date notBefore(Instant now) {
    return Date.from(now.minus(CLOCK_ROOM));
  }

  private static BigInteger serial() {
    return new BigInteger(SERIAL_BITS, Randomness.secure()).setBit(SERIAL_BITS - 1);
  }
}
