package io.hauberk.trust.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real handshakes over loopback. */
class MutualTlsTest {

  @TempDir Path folder;
  private Parties parties;

  @BeforeEach
  void create() {
    parties = new Parties(folder, "root");
  }

  @Test
  void handshake_twoParties_eachKnowsTheOther() throws IOException {
    var talk =
        Parties.talk(
            parties.tls(parties.party("bank")),
            parties.tls(parties.party("shop.east")),
            "localhost");
    assertThat(talk).isEqualTo(new Parties.Talk("shop.east", "bank"));
  }

  @Test
  void handshake_wrongHost_clientRefuses() throws IOException {
    var server =
        parties.authority().issue(new PartyName("bank"), List.of("bank.example"), Parties.DAY);
    var talk = Parties.talk(parties.tls(server), parties.tls(parties.party("shop")), "localhost");
    assertThat(talk.client()).contains("localhost");
    assertThat(talk.server()).isNotEqualTo("shop");
  }

  @Test
  void handshake_clientOfAnotherAuthorityOfTheSameName_forged() throws IOException {
    var strange = new Parties(folder.resolve("elsewhere"), "root").party("shop");
    var home = parties.party("bank");
    var spy = new Identity(strange.certificate(), home.root(), strange.key());
    var talk = Parties.talk(parties.tls(home), parties.tls(spy), "localhost");
    assertThat(talk.server()).startsWith("certificate of shop: forged (expected: ");
    assertThat(talk.client()).isNotEqualTo("bank");
  }

  @Test
  void handshake_clientOfAuthorityOfAnotherName_showsNothing() throws IOException {
    var strange = new Parties(folder, "other").party("shop");
    var home = parties.party("bank");
    var spy = new Identity(strange.certificate(), home.root(), strange.key());
    var talk = Parties.talk(parties.tls(home), parties.tls(spy), "localhost");
    assertThat(talk.server()).contains("Empty client certificate chain");
    var check = new PartyCheck(home.root(), parties.tls(home).revocations(), parties::now);
    assertThatThrownBy(() -> check.check(strange.certificate()))
        .hasMessageStartingWith("issuer of shop: another (expected: ");
  }

  @Test
  void handshake_serverOfAnotherAuthority_clientSendsNothing() throws IOException {
    var strange = new Parties(folder.resolve("elsewhere"), "root");
    var talk =
        Parties.talk(
            strange.tls(strange.party("bank")), parties.tls(parties.party("shop")), "localhost");
    assertThat(talk.client()).startsWith("certificate of bank: forged (expected: ");
  }

  @Test
  void handshake_expired_namesWhen() throws IOException {
    var bank = parties.party("bank");
    var shop = parties.party("shop");
    var later = parties.now().plus(Duration.ofDays(2));
    var talk = Parties.talk(parties.tls(bank, () -> later), parties.tls(shop), "localhost");
    assertThat(talk.server()).startsWith("certificate of shop: expired at ");
  }

  @Test
  void handshake_verifiersClockBehind_namesTheClock() throws IOException {
    var bank = parties.party("bank");
    var shop = parties.party("shop");
    var before = parties.now().minus(Duration.ofHours(3));
    var talk = Parties.talk(parties.tls(bank, () -> before), parties.tls(shop), "localhost");
    assertThat(talk.server())
        .startsWith("certificate of shop: not valid before ")
        .contains("is this clock behind?");
  }

  @Test
  void handshake_clockAMinuteBehind_stillMeets() throws IOException {
    var bank = parties.party("bank");
    var before = parties.now().minus(Duration.ofMinutes(1));
    var talk =
        Parties.talk(
            parties.tls(bank, () -> before), parties.tls(parties.party("shop")), "localhost");
    assertThat(talk.server()).isEqualTo("shop");
  }

  @Test
  void handshake_revoked_namesWhenAndWhy() throws IOException {
    var bank = parties.party("bank");
    var shop = parties.party("shop");
    var before = parties.tls(bank);
    assertThat(Parties.talk(before, parties.tls(shop), "localhost").server()).isEqualTo("shop");

    parties
        .authority()
        .revoke(shop.certificate().getSerialNumber(), RevocationReason.KEY_COMPROMISE);
    before.revocations().update(parties.list());
    assertThat(Parties.talk(before, parties.tls(shop), "localhost").server())
        .startsWith("certificate of shop: revoked at ")
        .contains("KEY_COMPROMISE");
    var other = parties.party("shop");
    assertThat(Parties.talk(before, parties.tls(other), "localhost").server()).isEqualTo("shop");
  }

  @Test
  void handshake_revocationListEnded_failsClosed() throws IOException {
    var bank = parties.party("bank");
    var shop = parties.party("shop");
    X509CRL list = parties.authority().list(Duration.ofMinutes(10));
    var later = parties.now().plus(Duration.ofHours(1));
    var server = new MutualTls(bank, Revocations.of(bank.root(), list), () -> later);
    assertThat(Parties.talk(server, parties.tls(shop), "localhost").server())
        .startsWith("revocation list: ended at ");
  }

  @Test
  void handshake_authoritysOwnCertificateAsAParty_refused() throws IOException {
    var bank = parties.party("bank");
    var root = AuthorityFiles.rootIdentity(folder.resolve("root.hbk"));
    var talk = Parties.talk(parties.tls(bank), parties.tls(root), "localhost");
    assertThat(talk.server()).startsWith("use of root: another");
  }

  @Test
  void handshake_clientWithoutCertificate_refused() throws Exception {
    var server = parties.tls(parties.party("bank"));
    var client = parties.tls(parties.party("shop"));
    var bare = SSLContext.getInstance("TLSv1.3");
    bare.init(null, new TrustManager[] {client.trust()}, null);
    var factory = server.context().getServerSocketFactory();
    try (var listening = (SSLServerSocket) factory.createServerSocket(0)) {
      listening.setSSLParameters(server.server());
      var caller = CompletableFuture.supplyAsync(() -> callBare(bare, listening.getLocalPort()));
      try (var socket = (SSLSocket) listening.accept()) {
        assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
      }
      assertThat(caller.join()).isFalse();
    }
  }

  private static boolean callBare(SSLContext context, int port) {
    try (var socket = context.getSocketFactory().createSocket("localhost", port)) {
      socket.getOutputStream().write(41);
      return socket.getInputStream().read() >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void serials_ofParties_areUnrelated() {
    BigInteger one = parties.party("a").certificate().getSerialNumber();
    BigInteger two = parties.party("a").certificate().getSerialNumber();
    assertThat(one).isNotEqualTo(two);
    assertThat(one.bitLength()).isEqualTo(159);
  }
}
