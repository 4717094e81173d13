package io.hauberk.trust.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Progress;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles by the reference tool. */
class ReferenceToolVectorTest {

  private static final Path VECTORS = vectors();
  private static final Path MODEL = VECTORS.resolve("model");

  private static Path vectors() {
    try {
      return Path.of(ReferenceToolVectorTest.class.getResource("/vectors/model-signing").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "key384"})
  void verify_keyMethod_intact(String name) {
    var key = SigningKeys.publicKey(VECTORS.resolve(name + ".pub"));
    var signed =
        ModelVerifier.withKey(key)
            .verify(MODEL, VECTORS.resolve(name + ".sig"), Progress.none())
            .requireIntact();
    assertThat(signed.files()).isEqualTo(4);
    assertThat(signed.rootDigest())
        .isEqualTo("e91966fdd11010c6fc27be9f17281a298edcbe7088f460e29161ad7b85677d92");
  }

  private static ModelVerifier trusting(String when) {
    var roots = SigningKeys.certificates(VECTORS.resolve("ca.crt"));
    var clock = Clock.fixed(Instant.parse(when), ZoneOffset.UTC);
    return ModelVerifier.withAuthorities(roots, List.of(), clock);
  }

  @Test
  void verify_certificateMethod_intact() {
    var signed =
        trusting("2030-01-01T00:00:00Z")
            .verify(MODEL, VECTORS.resolve("cert.sig"), Progress.none())
            .requireIntact();
    assertThat(signed.signer()).isEqualTo("CN=Vector signer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-01-01T00:00:00Z", "2130-01-01T00:00:00Z"})
  void verify_clockBehindOrCertificateExpired_refused(String when) {
    assertThatThrownBy(
            () -> trusting(when).verify(MODEL, VECTORS.resolve("cert.sig"), Progress.none()))
        .isInstanceOf(SignatureRefused.class)
        .hasMessageStartingWith("certificate: CN=Vector signer (expected: valid now");
  }

  @Test
  void verify_methodsMixedUp_refused() {
    var key = SigningKeys.publicKey(VECTORS.resolve("key.pub"));
    assertThatThrownBy(
            () ->
                ModelVerifier.withKey(key)
                    .verify(MODEL, VECTORS.resolve("cert.sig"), Progress.none()))
        .isInstanceOf(SignatureRefused.class);
    assertThatThrownBy(
            () ->
                trusting("2030-01-01T00:00:00Z")
                    .verify(MODEL, VECTORS.resolve("key.sig"), Progress.none()))
        .isInstanceOf(SignatureRefused.class);
  }

  @Test
  void verify_authorityUnknown_refused() {
    var none =
        ModelVerifier.withAuthorities(
            CertificatesTest.authority("CN=Other").certificates(), List.of(), Clock.systemUTC());
    assertThatThrownBy(() -> none.verify(MODEL, VECTORS.resolve("cert.sig"), Progress.none()))
        .isInstanceOf(SignatureRefused.class);
  }
}
