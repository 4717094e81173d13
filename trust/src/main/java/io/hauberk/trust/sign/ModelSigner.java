package io.hauberk.trust.sign;

import io.hauberk.core.AtomicFile;
import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Signs every file of a model: OpenSSF Model Signing v1.0, hash SHA-256, serialisation {@code
 * files}, ECDSA on P-256, P-384 or P-521.
 */
public final class ModelSigner {

  private final PrivateKey key;
  private final SignatureBundle.Material material;

  private ModelSigner(PrivateKey key, PublicKey publicKey, SignatureBundle.Material material) {
    var probe = new byte[] {1};
    boolean pair = EcSignature.verifies(publicKey, probe, EcSignature.sign(key, probe));
    Checks.argument(pair, "key", "of another pair", "the private key of the public key");
    this.key = key;
    this.material = material;
  }

  /** Method {@code key}: the verifier has the public key. */
  public static ModelSigner withKey(PrivateKey key, PublicKey publicKey) {
    return new ModelSigner(
        key, publicKey, new SignatureBundle.KeyHint(EcSignature.hint(publicKey)));
  }

  /**
   * Method {@code certificate}: the verifier trusts the chain's root.
   *
   * @param chain the signer's certificate first
   */
  public static ModelSigner withCertificate(PrivateKey key, List<X509Certificate> chain) {
    Checks.argument(!chain.isEmpty(), "certificate", "none", "the signer's certificate");
    return new ModelSigner(
        key, chain.get(0).getPublicKey(), new SignatureBundle.Chain(List.copyOf(chain)));
  }

  /**
   * Signs a folder or a file.
   *
   * @param signature where the bundle goes; inside the model it does not sign itself
   * @return number of files signed
   * @throws SignatureRefused when the model holds a symbolic link
   */
  public int sign(Path model, Path signature, Progress progress) {
    var ignored = ignored(model, signature);
    var files = ModelFiles.list(model, ignored);
    if (files.isEmpty()) {
      throw new SignatureRefused("model", model, "a folder with files");
    }
    var hashes = ModelFiles.hashes(files, HashType.SHA256, progress);
    var name = String.valueOf(model.toAbsolutePath().normalize().getFileName());
    var payload = Statement.of(name, hashes, ignored).json();
    var message = EcSignature.preAuthentication(Statement.PAYLOAD_TYPE, payload);
    var bundle =
        new SignatureBundle(
            material, Statement.PAYLOAD_TYPE, payload, EcSignature.sign(key, message));
    AtomicFile.write(signature, out -> out.write(bundle.json()));
    return files.size();
  }

  static SortedSet<String> ignored(Path model, Path signature) {
    var ignored = new HashSet<>(ModelFiles.GIT);
    var root = model.toAbsolutePath().normalize();
    var file = signature.toAbsolutePath().normalize();
    if (file.startsWith(root) && !file.equals(root)) {
      ignored.add(root.relativize(file).toString().replace('\\', '/'));
    }
    return new TreeSet<>(ignored);
  }
}
