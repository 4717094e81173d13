package io.hauberk.trust.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Progress;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {

  @TempDir Path temp;

  record Authority(KeyPair pair, List<X509Certificate> certificates) {}

  private record Issuer(String name, KeyPair pair) {}

  static Authority authority(String name) {
    var pair = ModelSigningTest.pair("secp256r1");
    return new Authority(
        pair,
        List.of(
            issue(new Issuer(name, pair), name, pair, KeyUsage.keyCertSign | KeyUsage.cRLSign)));
  }

  private static X509Certificate issue(Issuer by, String subject, KeyPair to, int usage) {
    var now = Instant.now();
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              new X500Name(by.name()),
              BigInteger.valueOf(subject.hashCode()).abs(),
              Date.from(now.minus(Duration.ofHours(1))),
              Date.from(now.plus(Duration.ofHours(1))),
              new X500Name(subject),
              to.getPublic());
      boolean ca = (usage & KeyUsage.keyCertSign) != 0;
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(by.pair().getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509CRL revoking(Authority authority, X509Certificate... revoked) {
    try {
      var builder =
          new JcaX509v2CRLBuilder(
              authority.certificates().get(0), Date.from(Instant.now().minusSeconds(60)));
      builder.setNextUpdate(Date.from(Instant.now().plusSeconds(3600)));
      for (var certificate : revoked) {
        builder.addCRLEntry(certificate.getSerialNumber(), Date.from(Instant.now()), 1);
      }
      var signer =
          new JcaContentSignerBuilder("SHA256withECDSA").build(authority.pair().getPrivate());
      return new JcaX509CRLConverter().getCRL(builder.build(signer));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private SignedModel verify(List<X509Certificate> roots, X509CRL... lists) {
    return ModelVerifier.withAuthorities(roots, List.of(lists), Clock.systemUTC())
        .verify(temp.resolve("m"), temp.resolve("m.sig"), Progress.none());
  }

  private void sign(KeyPair pair, X509Certificate certificate) throws IOException {
    Files.writeString(temp.resolve("m"), "weights");
    ModelSigner.withCertificate(pair.getPrivate(), List.of(certificate))
        .sign(temp.resolve("m"), temp.resolve("m.sig"), Progress.none());
  }

  @Test
  void verify_revokedOrUnlisted_onlyTheUnrevokedPass() throws IOException {
    var root = authority("CN=Root");
    var pair = ModelSigningTest.pair("secp256r1");
    var leaf =
        issue(new Issuer("CN=Root", root.pair()), "CN=Signer", pair, KeyUsage.digitalSignature);
    sign(pair, leaf);
    assertThat(verify(root.certificates()).intact()).isTrue();
    assertThat(verify(root.certificates(), revoking(root)).intact()).isTrue();
    assertThatThrownBy(() -> verify(root.certificates(), revoking(root, leaf)))
        .isInstanceOf(SignatureRefused.class)
        .hasMessageStartingWith("certificate: CN=Signer (expected: valid now");
  }

  @Test
  void verify_certificateNotForSigning_refused() throws IOException {
    var root = authority("CN=Root");
    var pair = ModelSigningTest.pair("secp256r1");
    sign(pair, issue(new Issuer("CN=Root", root.pair()), "CN=Server", pair, KeyUsage.keyAgreement));
    assertThatThrownBy(() -> verify(root.certificates()))
        .isInstanceOf(SignatureRefused.class)
        .hasMessageContaining("digital signatures of code");
  }

  @Test
  void revocations_inPem_areRead() throws Exception {
    var list = revoking(authority("CN=Root"));
    var file = temp.resolve("crl.pem");
    var base64 = Base64.getMimeEncoder().encodeToString(list.getEncoded());
    Files.writeString(file, "-----BEGIN X509 CRL-----\n" + base64 + "\n-----END X509 CRL-----\n");
    assertThat(SigningKeys.revocations(file)).containsExactly(list);
    Files.writeString(file, "");
    assertThatThrownBy(() -> SigningKeys.revocations(file))
        .isInstanceOf(SignatureRefused.class)
        .hasMessageContaining("lists in PEM");
  }
}
