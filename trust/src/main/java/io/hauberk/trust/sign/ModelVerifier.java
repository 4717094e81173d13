package io.hauberk.trust.sign;

import io.hauberk.core.Printed;
import io.hauberk.core.Progress;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Checks a model against its signature: OpenSSF Model Signing v1.0, methods {@code key} and {@code
 * certificate}. Files that were not signed fail too. Symbolic links are refused.
 */
public final class ModelVerifier {

  private final Trust trust;

  private ModelVerifier(Trust trust) {
    this.trust = trust;
  }

  /** Says whose key it is that a bundle names, or refuses it. */
  private interface Trust {
    Signer of(SignatureBundle.Material material);
  }

  private record Signer(String name, PublicKey key) {}

  /** Trusts one public key. */
  public static ModelVerifier withKey(PublicKey key) {
    return new ModelVerifier(material -> byHint(material, key));
  }

  /**
   * Trusts what the authorities issued and did not revoke, at the clock's time.
   *
   * @param authorities roots
   * @param revoked lists of the authorities; when there is any, every issuer needs one
   */
  public static ModelVerifier withAuthorities(
      Collection<X509Certificate> authorities, Collection<X509CRL> revoked, Clock clock) {
    var path = new CertificatePath(authorities, revoked, clock);
    return new ModelVerifier(
        material -> {
          if (!(material instanceof SignatureBundle.Chain chain)) {
            throw new SignatureRefused("signature", "made with a key", "made with a certificate");
          }
          path.require(chain.certificates());
          var certificate = chain.certificates().get(0);
          return new Signer(
              certificate.getSubjectX500Principal().getName(), certificate.getPublicKey());
        });
  }

  /**
   * Checks signature, then every file.
   *
   * @throws SignatureRefused when the signature is malformed, false or not of a trusted signer
   */
  public SignedModel verify(Path model, Path signature, Progress progress) {
    var bundle = SignatureBundle.parse(read(signature));
    var signer = trust.of(bundle.material());
    var message = EcSignature.preAuthentication(bundle.payloadType(), bundle.payload());
    if (!EcSignature.verifies(signer.key(), message, bundle.signature())) {
      throw new SignatureRefused("signature", signature, "a true one by " + signer.name());
    }
    if (!bundle.payloadType().equals(Statement.PAYLOAD_TYPE)) {
      throw new SignatureRefused(
          "signature.payloadType", Printed.of(bundle.payloadType()), Statement.PAYLOAD_TYPE);
    }
    var statement = Statement.parse(bundle.payload());
    var ignored = new TreeSet<>(statement.ignored());
    ignored.addAll(ModelSigner.ignored(model, signature));
    var hashes = ModelFiles.hashes(ModelFiles.list(model, ignored), statement.hash(), progress);
    return new SignedModel(
        signer.name(), statement.root(), statement.resources().size(), compare(statement, hashes));
  }

  private static List<Difference> compare(Statement statement, SortedMap<String, String> found) {
    var differences = new ArrayList<Difference>();
    var extra = new TreeSet<>(found.keySet());
    for (var resource : statement.resources()) {
      var hash = found.get(resource.name());
      extra.remove(resource.name());
      if (hash == null) {
        differences.add(new Difference(Difference.Kind.MISSING, resource.name()));
      } else if (!hash.equals(resource.digest())) {
        differences.add(new Difference(Difference.Kind.CHANGED, resource.name()));
      }
    }
    extra.forEach(name -> differences.add(new Difference(Difference.Kind.EXTRA, name)));
    return differences;
  }

  private static Signer byHint(SignatureBundle.Material material, PublicKey key) {
    var hint = EcSignature.hint(key);
    if (!(material instanceof SignatureBundle.KeyHint named)) {
      throw new SignatureRefused("signature", "made with a certificate", "made with a key");
    }
    if (!named.hint().isEmpty() && !named.hint().equals(hint)) {
      throw new SignatureRefused("signature.key", Printed.of(named.hint()), hint);
    }
    return new Signer("key " + hint, key);
  }

  private static byte[] read(Path signature) {
    try {
      return Files.readAllBytes(signature);
    } catch (IOException e) {
      throw new StorageException("signature", signature, "readable", e);
    }
  }
}
