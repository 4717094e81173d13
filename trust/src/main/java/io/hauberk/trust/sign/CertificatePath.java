package io.hauberk.trust.sign;

import io.hauberk.core.Printed;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a chain ends at an authority, for signing, now: RFC 5280, section 6. */
final class CertificatePath {

  private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
  private static final String ANY = "2.5.29.37.0";

  private final Set<X509Certificate> authorities;
  private final List<X509CRL> revoked;
  private final Clock clock;

  CertificatePath(
      Collection<X509Certificate> authorities, Collection<X509CRL> revoked, Clock clock) {
    this.authorities = Set.copyOf(authorities);
    this.revoked = List.copyOf(revoked);
    this.clock = clock;
  }

  void require(List<X509Certificate> chain) {
    var signer = chain.get(0);
    var name = Printed.of(signer.getSubjectX500Principal().getName());
    requireForSigning(signer, name);
    try {
      var below = chain.stream().filter(c -> !authorities.contains(c)).toList();
      var path = CertificateFactory.getInstance("X.509").generateCertPath(below);
      var parameters =
          new PKIXParameters(
              authorities.stream()
                  .map(authority -> new TrustAnchor(authority, null))
                  .collect(Collectors.toSet()));
      parameters.setDate(Date.from(clock.instant()));
      parameters.setRevocationEnabled(!revoked.isEmpty());
      var lists = new CollectionCertStoreParameters(revoked);
      parameters.addCertStore(CertStore.getInstance("Collection", lists));
      CertPathValidator.getInstance("PKIX").validate(path, parameters);
    } catch (GeneralSecurityException e) {
      var reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new SignatureRefused(
          "certificate", name, "valid now and issued by a trusted authority: " + reason, e);
    }
  }

  private static void requireForSigning(X509Certificate signer, String name) {
    var usage = signer.getKeyUsage();
    List<String> purposes;
    try {
      purposes = signer.getExtendedKeyUsage();
    } catch (CertificateParsingException e) {
      throw new SignatureRefused("certificate", name, "readable purposes", e);
    }
    boolean signs = usage == null || usage[0];
    boolean code = purposes == null || purposes.contains(CODE_SIGNING) || purposes.contains(ANY);
    if (!signs || !code) {
      throw new SignatureRefused("certificate", name, "issued for digital signatures of code");
    }
  }
}
