package io.hauberk.trust.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.key.KeyUnavailableException;
import io.hauberk.trust.key.Keyring;
import io.hauberk.trust.key.TinkKeysets;
import io.hauberk.trust.lock.IntegrityException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a sealed file or a public key: opened as sealed, or refused. */
class SealFuzzTest {

  private static final Keyring AES = Seals.ring(KeyKind.AES_256_GCM);
  private static final Keyring SM4 = Seals.ring(KeyKind.SM4_GCM);
  private static final Keyring HPKE = Seals.ring(KeyKind.HPKE_X25519);
  private static final String PUBLIC = TinkKeysets.publicJson(HPKE.keyset("k"));
  private static final byte[] PLAIN = Seals.random(5000);

  static Stream<byte[]> seeds() {
    var recipient = Recipient.parse(PUBLIC.getBytes(StandardCharsets.UTF_8));
    return Stream.of(
        Seals.seal(Seals.sealer(AES), PLAIN),
        Seals.seal(Seals.sealer(SM4), PLAIN),
        Seals.seal(new Sealer(recipient, Seals.SEGMENT_LOG2), PLAIN),
        PUBLIC.getBytes(StandardCharsets.UTF_8),
        PUBLIC.replace("ENABLED", "DISABLED").getBytes(StandardCharsets.UTF_8),
        PUBLIC.replace("ASYMMETRIC_PUBLIC", "SYMMETRIC").getBytes(StandardCharsets.UTF_8),
        "{\"primaryKeyId\":1,\"key\":[]}".getBytes(StandardCharsets.UTF_8),
        new byte[64],
        new byte[0]);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzzOpen(byte[] data) {
    for (var ring : new Keyring[] {AES, SM4, HPKE}) {
      try {
        assertThat(Seals.open(ring, data)).isEqualTo(PLAIN);
      } catch (IntegrityException | KeyUnavailableException e) {
        assertThat(e).hasMessageContaining("(expected: ");
      }
    }
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzzRecipient(byte[] data) {
    try {
      var recipient = Recipient.parse(data);
      assertThat(Seals.seal(new Sealer(recipient), new byte[] {1})).isNotEmpty();
    } catch (IntegrityException e) {
      assertThat(e).hasMessageContaining("(expected: ");
    }
  }
}
