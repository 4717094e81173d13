package io.hauberk.trust.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.HauberkException;
import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.key.KeyringFile;
import io.hauberk.trust.lock.IntegrityException;
import io.hauberk.trust.lock.KmsLock;
import io.hauberk.trust.lock.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTransitTest {

  @TempDir Path folder;
  private final FakeTransit vault = new FakeTransit();
  private final VaultTransit client = vault.client(FakeTransit.TOKEN);

  @AfterEach
  void stop() {
    vault.close();
  }

  @Test
  void unwrap_whatWasWrapped_isTheSame() {
    var key = Secret.random(32);
    assertThat(client.unwrap(client.wrap(key, "c"), "c")).isEqualTo(key);
  }

  @Test
  void unwrap_otherContextOrText_refused() {
    var wrapped = client.wrap(Secret.random(32), "c");
    assertThatThrownBy(() -> client.unwrap(wrapped, "d")).isInstanceOf(IntegrityException.class);
    assertThatThrownBy(() -> client.unwrap("vault:v1:BBBB", "c"))
        .isInstanceOf(IntegrityException.class);
    assertThatThrownBy(() -> client.unwrap("../../sys/seal", "c"))
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith("wrapped key: of another form");
  }

  @Test
  void wrap_wrongToken_saysStatusAlone() {
    assertThatThrownBy(() -> vault.client("hvs.other-token").wrap(Secret.random(32), "c"))
        .isInstanceOf(KmsException.class)
        .hasMessage("vault: status 403 (expected: 200, for a token allowed to)");
  }

  @Test
  void wrap_noServer_saysSo() {
    vault.close();
    assertThatThrownBy(() -> client.wrap(Secret.random(32), "c"))
        .isInstanceOf(KmsException.class)
        .hasMessageStartingWith("vault: http://127.0.0.1:")
        .hasMessageNotContaining(FakeTransit.TOKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"data\":{}}",
        "{\"data\":{\"plaintext\":7,\"ciphertext\":7}}",
        "{\"data\":{\"plaintext\":\"?\",\"ciphertext\":\"http://evil/\"}}"
      })
  void any_answerOfAnotherForm_refused(String answer) {
    var wrapped = client.wrap(Secret.random(32), "c");
    vault.lie(ignored -> answer);
    assertThatThrownBy(() -> client.wrap(Secret.random(32), "c"))
        .isInstanceOf(HauberkException.class);
    assertThatThrownBy(() -> client.unwrap(wrapped, "c")).isInstanceOf(HauberkException.class);
  }

  @Test
  void wrap_endlessAnswer_refused() {
    vault.lie(ignored -> "x".repeat(1 << 17));
    assertThatThrownBy(() -> client.wrap(Secret.random(32), "c"))
        .isInstanceOf(KmsException.class)
        .hasMessageContaining("a longer answer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://vault.example:8200", "ftp://localhost", "https:/x", "file:///x"})
  void new_addressInTheClear_refused(String address) {
    var token = Secret.random(4);
    assertThatThrownBy(() -> new VaultTransit(URI.create(address), "transit", "ring", token))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("vault address: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", "a?b", "a#b"})
  void new_keyThatIsAPath_refused(String key) {
    var address = vault.address();
    var token = Secret.random(4);
    assertThatThrownBy(() -> new VaultTransit(address, "transit", key, token))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keyring_underVault_opensWithTheSameKeyAlone() {
    var path = folder.resolve("keys.hbk");
    var file = new KeyringFile(path, new KmsLock(client));
    file.create();
    var made = file.update(ring -> ring.create("k", KeyKind.AES_256_GCM, Instant.EPOCH));
    assertThat(file.read().keysets()).containsExactlyElementsOf(made.keysets());

    var token = Secret.random(4);
    var other = new KmsLock(new VaultTransit(vault.address(), "transit", "other", token));
    assertThatThrownBy(() -> new KeyringFile(path, other).read())
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith("kms: vault-transit:transit/other");
  }
}
