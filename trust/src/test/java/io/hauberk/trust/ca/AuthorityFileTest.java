package io.hauberk.trust.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.StorageException;
import io.hauberk.trust.lock.IntegrityException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityFileTest {

  private static final Duration DAY = Parties.DAY;

  @TempDir Path folder;
  private Parties parties;

  @BeforeEach
  void create() {
    parties = new Parties(folder, "root");
  }

  @Test
  void issue_party_certificateSaysWhatWasAsked() throws Exception {
    var certificate =
        parties.authority().issue(new PartyName("bank"), List.of("10.0.0.7"), DAY).certificate();
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=bank");
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getKeyUsage()[0]).isTrue();
    assertThat(certificate.getKeyUsage()[5]).isFalse();
    assertThat(certificate.getSubjectAlternativeNames().toString())
        .isEqualTo("[[2, bank], [7, 10.0.0.7]]");
    assertThat(Duration.between(parties.now(), certificate.getNotAfter().toInstant()))
        .isBetween(DAY.minusSeconds(2), DAY);
    assertThat(parties.authority().issued())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.serial()).isEqualTo(certificate.getSerialNumber());
              assertThat(entry.revoked()).isEmpty();
            });
  }

  @Test
  void create_again_refusedAndRootStays() {
    var root = parties.authority().root();
    assertThatThrownBy(() -> parties.authority().create(new PartyName("root"), DAY))
        .isInstanceOf(StorageException.class);
    assertThat(parties.authority().root()).isEqualTo(root);
  }

  @Test
  void issue_clockBehindTheLastAct_refused() {
    var behind = parties.authority(() -> parties.now().minusSeconds(1));
    assertThatThrownBy(() -> behind.issue(new PartyName("bank"), List.of(), DAY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("clock: ")
        .hasMessageContaining("when this authority acted last");
    assertThat(parties.authority().issued()).isEmpty();
  }

  @Test
  void issue_beyondTheAuthoritysEnd_refused() {
    assertThatThrownBy(
            () ->
                parties.authority().issue(new PartyName("bank"), List.of(), DAY.multipliedBy(101)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("validity: ");
    parties.at(parties.now().plus(DAY.multipliedBy(100)));
    assertThatThrownBy(() -> parties.party("bank"))
        .isInstanceOf(RuntimeException.class)
        .hasMessageContaining("the authority's");
  }

  @Test
  void revoke_unknownOrRevoked_refused() {
    var serial = parties.party("bank").certificate().getSerialNumber();
    var authority = parties.authority();
    assertThatThrownBy(() -> authority.revoke(BigInteger.TWO, RevocationReason.UNSPECIFIED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("serial: 2 ");
    authority.revoke(serial, RevocationReason.SUPERSEDED);
    assertThatThrownBy(() -> authority.revoke(serial, RevocationReason.UNSPECIFIED))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(authority.issued().get(0).revoked().orElseThrow().reason())
        .isEqualTo(RevocationReason.SUPERSEDED);
  }

  @Test
  void list_afterAnEnd_forgetsWhatExpiredAlone() {
    var authority = parties.authority();
    var serial = parties.party("bank").certificate().getSerialNumber();
    authority.revoke(serial, RevocationReason.SUPERSEDED);
    assertThat(authority.list(DAY).getRevokedCertificate(serial)).isNotNull();
    parties.at(parties.now().plus(DAY.multipliedBy(2)));
    assertThat(authority.list(DAY).getRevokedCertificate(serial)).isNull();
  }

  @Test
  void read_wrongPassphraseOrCut_refused() throws IOException {
    var path = folder.resolve("root.hbk");
    var wrong = new AuthorityFile(path, Parties.lock("another passphrase"), parties::now);
    assertThatThrownBy(wrong::root).isInstanceOf(IntegrityException.class);
    var whole = Files.readAllBytes(path);
    for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
      Files.write(path, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> parties.authority().root()).isInstanceOf(IntegrityException.class);
    }
  }

  @Test
  void file_locked_showsNoNamesAndNoKey() throws IOException {
    parties.party("secret-partner");
    assertThat(Files.readString(folder.resolve("root.hbk")))
        .doesNotContain("secret-partner")
        .doesNotContain("BEGIN");
  }

  @Test
  void identity_writtenAndRead_isTheSame() throws IOException {
    var bank = parties.party("bank");
    var certificate = folder.resolve("bank.pem");
    var key = folder.resolve("bank.key.pem");
    var root = folder.resolve("ca.pem");
    bank.write(certificate, key);
    Identity.write(bank.root(), root);
    assertThat(Identity.read(certificate, root, key)).isEqualTo(bank);
    assertThat(bank.toString()).isEqualTo("Identity[CN=bank]");
    assertThat(Files.getPosixFilePermissions(key))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    parties.party("shop").write(folder.resolve("shop.pem"), folder.resolve("shop.key.pem"));
    assertThatThrownBy(() -> Identity.read(certificate, root, folder.resolve("shop.key.pem")))
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith("private key: of another certificate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a..b", "-a", "a-", "a b", "a,CN=root", "ключ", "a/b"})
  void partyName_bad_refused(String name) {
    assertThatThrownBy(() -> new PartyName(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("party name: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*.example", "a b", "a:1", "http://a"})
  void issue_badHost_refused(String host) {
    assertThatThrownBy(() -> parties.authority().issue(new PartyName("bank"), List.of(host), DAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("host: ");
  }

  private static byte[] request(KeyPair keys, KeyPair signer, String algorithm)
      throws IOException, OperatorCreationException {
    var builder =
        new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=root"), keys.getPublic());
    var signed = builder.build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate()));
    return Pem.CERTIFICATE_REQUEST.format(signed.getEncoded()).getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void keyOf_request_isItsKeyAndTheSubjectIsIgnored()
      throws IOException, OperatorCreationException {
    var keys = X509.newKeys();
    var key = PartyRequest.keyOf(request(keys, keys, "SHA256withECDSA"));
    assertThat(key).isEqualTo(keys.getPublic());
    var certificate =
        parties.authority().issue(new PartyRequest(new PartyName("bank"), List.of(), DAY, key));
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=bank");
  }

  @Test
  void keyOf_requestSignedByAnotherKey_refused() throws IOException, OperatorCreationException {
    var bytes = request(X509.newKeys(), X509.newKeys(), "SHA256withECDSA");
    assertThatThrownBy(() -> PartyRequest.keyOf(bytes)).isInstanceOf(IntegrityException.class);
  }

  @Test
  void issue_rsaKey_refused()
      throws NoSuchAlgorithmException, IOException, OperatorCreationException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    var keys = generator.generateKeyPair();
    var key = PartyRequest.keyOf(request(keys, keys, "SHA256withRSA"));
    assertThatThrownBy(() -> new PartyRequest(new PartyName("bank"), List.of(), DAY, key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("party's key: RSA (expected: an EC key on P-256)");
  }
}
