package io.hauberk.trust.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSigningTest {

  @TempDir Path temp;
  private Path model;
  private Path signature;

  static KeyPair pair(String curve) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void make() throws IOException {
    model = temp.resolve("model");
    Files.createDirectories(model.resolve("sub"));
    Files.writeString(model.resolve("a.bin"), "weights");
    Files.writeString(model.resolve("sub/b"), "more");
    Files.writeString(model.resolve("sub-c"), "x");
    Files.createDirectories(model.resolve(".git"));
    Files.writeString(model.resolve(".git/config"), "ignored");
    signature = model.resolve("model.sig");
  }

  private SignedModel verify(KeyPair pair) {
    return ModelVerifier.withKey(pair.getPublic()).verify(model, signature, Progress.none());
  }

  private KeyPair sign() {
    var pair = pair("secp256r1");
    int files =
        ModelSigner.withKey(pair.getPrivate(), pair.getPublic())
            .sign(model, signature, Progress.none());
    assertThat(files).isEqualTo(3);
    return pair;
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
  void sign_everyCurve_verifies(String curve) {
    var pair = pair(curve);
    ModelSigner.withKey(pair.getPrivate(), pair.getPublic())
        .sign(model, signature, Progress.none());
    assertThat(verify(pair).requireIntact().files()).isEqualTo(3);
  }

  @Test
  void verify_changedMissingExtra_named() throws IOException {
    var pair = sign();
    Files.writeString(model.resolve("a.bin"), "Weights");
    Files.delete(model.resolve("sub/b"));
    Files.writeString(model.resolve("sub/z"), "new");
    var verified = verify(pair);
    assertThat(verified.differences())
        .containsExactly(
            new Difference(Difference.Kind.CHANGED, "a.bin"),
            new Difference(Difference.Kind.MISSING, "sub/b"),
            new Difference(Difference.Kind.EXTRA, "sub/z"));
    assertThatThrownBy(verified::requireIntact)
        .isInstanceOf(SignatureRefused.class)
        .hasMessageStartingWith("model: CHANGED a.bin and 2 more (expected: the files that");
  }

  @Test
  void verify_symlink_refused() throws IOException {
    var pair = sign();
    Files.delete(model.resolve("sub-c"));
    Files.createSymbolicLink(model.resolve("sub-c"), model.resolve("a.bin"));
    assertThatThrownBy(() -> verify(pair))
        .isInstanceOf(SignatureRefused.class)
        .hasMessage("model.file: sub-c (expected: a regular file, not a link)");
    var fresh = pair("secp256r1");
    assertThatThrownBy(
            () ->
                ModelSigner.withKey(fresh.getPrivate(), fresh.getPublic())
                    .sign(model, signature, Progress.none()))
        .isInstanceOf(SignatureRefused.class);
  }

  @Test
  void verify_otherKey_refused() {
    sign();
    assertThatThrownBy(() -> verify(pair("secp256r1")))
        .isInstanceOf(SignatureRefused.class)
        .hasMessageContaining("signature.key");
  }

  @Test
  void verify_signatureOverOtherFiles_refusedOrNamed() throws IOException {
    var pair = sign();
    var other = Files.createDirectories(temp.resolve("other"));
    Files.writeString(other.resolve("q"), "other");
    var verified =
        ModelVerifier.withKey(pair.getPublic()).verify(other, signature, Progress.none());
    assertThat(verified.intact()).isFalse();
    assertThat(verified.differences()).contains(new Difference(Difference.Kind.EXTRA, "q"));
  }

  @Test
  void verify_payloadChangedByAnyBit_refused() throws IOException {
    var pair = sign();
    var bundle = SignatureBundle.parse(Files.readAllBytes(signature));
    for (int bit = 0; bit < bundle.payload().length * 8; bit += 11) {
      var payload = bundle.payload();
      payload[bit / 8] ^= (byte) (1 << bit % 8);
      var forged =
          new SignatureBundle(bundle.material(), bundle.payloadType(), payload, bundle.signature());
      Files.write(signature, forged.json());
      assertThatThrownBy(() -> verify(pair)).isInstanceOf(SignatureRefused.class);
    }
  }

  @Test
  void verify_wrongPredicateOrRootUnderTrueSignature_refused() throws IOException {
    var pair = sign();
    var bundle = SignatureBundle.parse(Files.readAllBytes(signature));
    var text = new String(bundle.payload(), StandardCharsets.UTF_8);
    for (var lie :
        List.of(
            text.replace("signature/v1.0", "signature/v9"),
            text.replace("\"files\"", "\"shards\""),
            text.replace("sub-c", "sub-d").replaceFirst("[0-9a-f]{64}", "0".repeat(64)),
            text.replaceAll("\"name\":\"sub-c\"", "\"name\":\"a.bin\""),
            "[]",
            "{}")) {
      var payload = lie.getBytes(StandardCharsets.UTF_8);
      var message = EcSignature.preAuthentication(Statement.PAYLOAD_TYPE, payload);
      var signed = EcSignature.sign(pair.getPrivate(), message);
      Files.write(
          signature,
          new SignatureBundle(bundle.material(), Statement.PAYLOAD_TYPE, payload, signed).json());
      assertThatThrownBy(() -> verify(pair)).as(lie).isInstanceOf(SignatureRefused.class);
    }
  }

  /** The four invalid shapes of the specification's test vectors, rebuilt. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\"}",
        "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\",\"dsseEnvelope\":{\"payload"
            + "\":\"e30=\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"AA==\"}]}}",
        "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\",\"verificationMaterial\":"
            + "{\"publicKey\":{\"hint\":\"\"}}}"
      })
  void verify_incompleteBundle_refused(String bundle) throws IOException {
    Files.writeString(signature, bundle);
    assertThatThrownBy(() -> verify(pair("secp256r1")))
        .isInstanceOf(SignatureRefused.class)
        .hasMessageContaining(" (expected: ");
  }

  @Test
  void sign_privateKeyOfOtherPair_refused() {
    assertThatThrownBy(
            () ->
                ModelSigner.withKey(pair("secp256r1").getPrivate(), pair("secp256r1").getPublic()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void privateKey_fromPem_read() throws IOException {
    var pair = pair("secp256r1");
    var file = temp.resolve("k.pem");
    Files.writeString(
        file,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    assertThat(SigningKeys.privateKey(file, Optional.empty()).getEncoded())
        .isEqualTo(pair.getPrivate().getEncoded());
    assertThatThrownBy(() -> SigningKeys.publicKey(file)).isInstanceOf(SignatureRefused.class);
  }
}
