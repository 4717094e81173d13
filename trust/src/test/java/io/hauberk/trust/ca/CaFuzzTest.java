package io.hauberk.trust.ca;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.trust.lock.IntegrityException;
import io.hauberk.trust.lock.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as what the authority and its parties read: an answer, or an integrity error. */
class CaFuzzTest {

  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Authority AUTHORITY =
      Authority.create(new PartyName("root"), Duration.ofDays(9), NOW);

  static Stream<byte[]> seeds() throws Exception {
    var keys = X509.newKeys();
    var request =
        new PartyRequest(new PartyName("a"), List.of(), Duration.ofDays(1), keys.getPublic());
    var act = AUTHORITY.issue(request, NOW);
    var revoked =
        act.after().revoke(act.signed().getSerialNumber(), RevocationReason.SUPERSEDED, NOW);
    var list = revoked.list(Duration.ofDays(1), NOW).signed();
    return Stream.of(
        act.signed().getEncoded(),
        list.getEncoded(),
        keys.getPrivate().getEncoded(),
        ascii(Pem.CERTIFICATE.format(act.signed().getEncoded())),
        ascii(Pem.CRL.format(list.getEncoded())),
        ascii(Pem.PRIVATE_KEY.format(keys.getPrivate().getEncoded())),
        ascii(Pem.CERTIFICATE_REQUEST.format(new byte[] {0x30, 0})),
        AuthorityJson.format(revoked),
        new byte[0]);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void answers(Runnable reader) {
    try {
      reader.run();
    } catch (IntegrityException e) {
      assertThat(e).hasMessageContaining("(expected: ");
    }
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzzPem(byte[] data) {
    for (var kind : Pem.values()) {
      answers(
          () -> {
            for (var der : kind.all(data)) {
              assertThat(kind.one(ascii(kind.format(der)))).isEqualTo(der);
            }
          });
    }
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzzDer(byte[] data) {
    answers(() -> X509.name(X509.certificate(data)));
    answers(() -> Revocations.of(AUTHORITY.signing().root(), X509.crl(data)));
    answers(() -> X509.privateKey(Secret.of(data)));
    answers(() -> PartyRequest.keyOf(ascii(Pem.CERTIFICATE_REQUEST.format(data))));
    answers(() -> PartyRequest.keyOf(data));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzzAuthority(byte[] data) {
    answers(
        () -> {
          var authority = AuthorityJson.parse(data);
          assertThat(AuthorityJson.parse(AuthorityJson.format(authority)).issued())
              .isEqualTo(authority.issued());
        });
  }
}
