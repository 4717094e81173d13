package io.hauberk.trust.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyringTest {

  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void create_everyKind_keyOfItsLength(KeyKind kind) {
    var keyset = Keyring.empty().create("k", kind, NOW).keyset("k");
    assertThat(keyset.material(keyset.primary()).length()).isEqualTo(kind.bytes());
    assertThat(KeyKind.of(kind.label())).isEqualTo(kind);
  }

  @Test
  void rotate_newPrimary_oldStays() {
    var ring = Keyring.empty().create("k", KeyKind.AES_256_GCM, NOW);
    int old = ring.keyset("k").primary();
    var rotated = ring.rotate("k", NOW.plusSeconds(1)).keyset("k");
    assertThat(rotated.primary()).isNotEqualTo(old);
    assertThat(rotated.versions()).hasSize(2);
    assertThat(rotated.material(old)).isEqualTo(ring.keyset("k").material(old));
    assertThat(rotated.material(rotated.primary())).isNotEqualTo(rotated.material(old));
  }

  @Test
  void destroy_olderVersion_materialGoneIdStays() {
    var ring = Keyring.empty().create("k", KeyKind.AES_256_GCM, NOW);
    int old = ring.keyset("k").primary();
    var shredded = ring.rotate("k", NOW).destroy("k", old, NOW);
    var version = shredded.keyset("k").find(old).orElseThrow();
    assertThat(version.state()).isEqualTo(KeyState.DESTROYED);
    assertThat(version.material()).isEmpty();
    assertThat(version.destroyed()).contains(NOW);
    assertThatThrownBy(() -> shredded.enable("k", old))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("destruction is for good");
  }

  @Test
  void destroy_primary_refused() {
    var ring = Keyring.empty().create("k", KeyKind.AES_256_GCM, NOW);
    int primary = ring.keyset("k").primary();
    assertThatThrownBy(() -> ring.destroy("k", primary, NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not the primary");
    assertThatThrownBy(() -> ring.disable("k", primary))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void destroyAll_thenUse_saysDestroyed() {
    var ring = Keyring.empty().create("k", KeyKind.AES_256_GCM, NOW).destroyAll("k", NOW);
    assertThatThrownBy(() -> ring.keyset("k").primaryVersion())
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageContaining("was destroyed");
    var again = KeyringJson.parse(KeyringJson.format(ring));
    assertThat(again.keyset("k")).isEqualTo(ring.keyset("k"));
    assertThat(again.rotate("k", NOW).keyset("k").primaryVersion().state())
        .isEqualTo(KeyState.ENABLED);
  }

  @Test
  void json_roundTrip_same() {
    var ring = Keyring.empty();
    for (var kind : KeyKind.values()) {
      ring = ring.create(kind.label(), kind, NOW).rotate(kind.label(), NOW);
    }
    var again = KeyringJson.parse(KeyringJson.format(ring));
    assertThat(again.keysets()).containsExactlyElementsOf(ring.keysets());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a b", "../x", "-a", "ключ"})
  void create_badName_refused(String name) {
    assertThatThrownBy(() -> Keyring.empty().create(name, KeyKind.AES_256_GCM, NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("keyset name: ");
  }

  @Test
  void toString_nowhere_showsMaterial() {
    var keyset = Keyring.empty().create("k", KeyKind.AES_256_GCM, NOW).keyset("k");
    assertThat(keyset.toString()).contains("Secret[32 bytes]");
  }
}
