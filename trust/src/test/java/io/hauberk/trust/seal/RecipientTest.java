package io.hauberk.trust.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.key.Keyring;
import io.hauberk.trust.key.TinkKeysets;
import io.hauberk.trust.lock.IntegrityException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Sealed to a public key, opened by the private one. */
class RecipientTest extends SealerContract {

  private static final int WRAPPED = 85;

  @Override
  Keyring ring() {
    return Seals.ring(KeyKind.HPKE_X25519);
  }

  @Override
  Sealer sealer(Keyring ring) {
    var json = TinkKeysets.publicJson(ring.keyset("k"));
    return new Sealer(Recipient.parse(json.getBytes(StandardCharsets.UTF_8)), Seals.SEGMENT_LOG2);
  }

  @Override
  int bodyStart() {
    return 64 + WRAPPED + ownHeader();
  }

  @Override
  int ownHeader() {
    return 40;
  }

  @Test
  void publicJson_holdsNoPrivateKey() {
    var keyset = ring().keyset("k");
    var json = TinkKeysets.publicJson(keyset);
    assertThat(json).contains("HpkePublicKey").doesNotContain("PrivateKey");
  }

  @Test
  void publicJson_symmetricKey_refused() {
    assertThatThrownBy(() -> TinkKeysets.publicJson(Seals.ring(KeyKind.AES_256_GCM).keyset("k")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hpke-x25519");
  }

  @Test
  void parse_notAKey_refused() {
    assertThatThrownBy(() -> Recipient.parse("{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IntegrityException.class);
  }

  @Test
  void of_privateKeysetForSealing_refused() {
    assertThatThrownBy(() -> SealingKey.of(ring().keyset("k")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("aes-256-gcm or sm4-gcm");
  }
}
