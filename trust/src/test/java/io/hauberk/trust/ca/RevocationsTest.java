package io.hauberk.trust.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.trust.lock.IntegrityException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationsTest {

  @TempDir Path folder;
  private Parties parties;

  @BeforeEach
  void create() {
    parties = new Parties(folder, "root");
  }

  @Test
  void update_rolledBackList_refusedAndTheNewerStays() {
    var root = parties.authority().root();
    var shop = parties.party("shop").certificate().getSerialNumber();
    var old = parties.list();
    parties.authority().revoke(shop, RevocationReason.KEY_COMPROMISE);
    var revocations = Revocations.of(root, parties.list());
    assertThatThrownBy(() -> revocations.update(old))
        .isInstanceOf(IntegrityException.class)
        .hasMessage("revocation list: number 1 (expected: at least 2, seen before)");
    assertThat(revocations.at(parties.now()).getRevokedCertificate(shop)).isNotNull();
  }

  @Test
  void of_listOfAnotherAuthority_refused() {
    var root = parties.authority().root();
    var other = new Parties(folder.resolve("elsewhere"), "root").list();
    assertThatThrownBy(() -> Revocations.of(root, other))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("its signature");
  }

  @Test
  void at_clockBehindTheList_namesTheClock() {
    var revocations = Revocations.of(parties.authority().root(), parties.list());
    assertThatThrownBy(() -> revocations.at(parties.now().minus(Duration.ofMinutes(6))))
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith("clock: ");
    assertThat(revocations.at(parties.now().minus(Duration.ofMinutes(4)))).isNotNull();
  }

  @Test
  void read_anyByteChanged_refused() throws IOException, CRLException {
    var root = parties.authority().root();
    var file = folder.resolve("ca.crl.pem");
    Identity.write(parties.list(), file);
    assertThat(Revocations.read(root, file).at(parties.now())).isNotNull();
    var whole = parties.list().getEncoded();
    for (int at = 0; at < whole.length; at++) {
      var changed = whole.clone();
      changed[at] ^= 1;
      Files.writeString(file, Pem.CRL.format(changed));
      assertThatThrownBy(() -> Revocations.read(root, file), "byte %s", at)
          .isInstanceOf(IntegrityException.class);
    }
  }
}
