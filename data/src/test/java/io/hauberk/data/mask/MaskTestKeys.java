package io.hauberk.data.mask;

import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.key.Keyring;
import java.time.Instant;

/** Fresh keys for tests. */
final class MaskTestKeys {
  private MaskTestKeys() {}

  static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

  static Keyring keyring() {
    return Keyring.empty()
        .create("people", KeyKind.AES_256_SIV, NOW)
        .create("cards", KeyKind.AES_256_FF1, NOW);
  }
}
