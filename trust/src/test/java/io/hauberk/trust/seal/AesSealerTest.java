package io.hauberk.trust.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.key.Keyring;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesSealerTest extends SealerContract {

  private static final int HEADER = 64;

  @Override
  Keyring ring() {
    return Seals.ring(KeyKind.AES_256_GCM);
  }

  @Override
  Sealer sealer(Keyring ring) {
    return Seals.sealer(ring);
  }

  @Override
  int bodyStart() {
    return HEADER + ownHeader();
  }

  @Override
  int ownHeader() {
    return 40;
  }

  /** Our body is Tink's streaming AEAD with header and purpose as associated data. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4040, 4041, 8120, 8121, 20_000})
  void body_isTinks_bothWays(int length) throws GeneralSecurityException, IOException {
    var ring = ring();
    var plain = Seals.random(length);
    var sealed = Seals.seal(sealer(ring), plain);
    var header = Arrays.copyOf(sealed, HEADER);
    var associated = SealHeader.join(header, Seals.PURPOSE.bytes());
    var keyset = ring.keyset("k");
    var tink =
        new AesGcmHkdfStreaming(
            keyset.material(keyset.primary()).bytes(),
            "HmacSha256",
            32,
            1 << Seals.SEGMENT_LOG2,
            0);

    var body = new ByteArrayInputStream(sealed, HEADER, sealed.length - HEADER);
    assertThat(tink.newDecryptingStream(body, associated).readAllBytes()).isEqualTo(plain);

    var theirs = new ByteArrayOutputStream();
    theirs.writeBytes(header);
    try (var out = tink.newEncryptingStream(theirs, associated)) {
      out.write(plain);
    }
    assertThat(theirs.size()).isEqualTo(sealed.length);
    assertThat(Seals.open(ring, theirs.toByteArray())).isEqualTo(plain);
  }
}
