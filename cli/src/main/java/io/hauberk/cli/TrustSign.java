package io.hauberk.cli;

import io.hauberk.trust.sign.ModelSigner;
import io.hauberk.trust.sign.SigningKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hauberk trust sign}: OpenSSF Model Signing v1.0. */
@Command(
    name = "sign",
    description = "Signs every file of a model or data folder (OpenSSF Model Signing v1.0).",
    footerHeading = "%nExamples:%n",
    footer =
        "  hauberk trust sign model --private-key key.pem --public-key key.pub --signature"
            + " model.sig")
final class TrustSign implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "MODEL", description = "Folder or file.")
  private Path model;

  @Option(
      names = "--private-key",
      required = true,
      paramLabel = "FILE",
      description = "EC key in PEM: P-256, P-384 or P-521.")
  private Path privateKey;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "File whose first line opens the private key, when it is under a passphrase.")
  private @Nullable Path passphraseFile;

  @Option(names = "--public-key", paramLabel = "FILE", description = "Its public key in PEM.")
  private @Nullable Path publicKey;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "In place of the public key: the signer's certificate, then its issuers.")
  private @Nullable Path certificate;

  @Option(
      names = "--signature",
      required = true,
      paramLabel = "FILE",
      description = "Where the signature goes.")
  private Path signature;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(List.of());
    int files = signer().sign(model, signature, common.progress());
    return session.finish(
        CaTables.one("trust sign", "files signed", Integer.toString(files)), List.of());
  }

  private ModelSigner signer() {
    var passphrase =
        Optional.ofNullable(passphraseFile)
            .map(file -> TextFiles.read("passphrase file", file))
            .map(text -> text.lines().findFirst().orElse("").toCharArray());
    var key = SigningKeys.privateKey(privateKey, passphrase);
    if (publicKey != null && certificate == null) {
      return ModelSigner.withKey(key, SigningKeys.publicKey(publicKey));
    }
    if (certificate != null && publicKey == null) {
      return ModelSigner.withCertificate(key, SigningKeys.certificates(certificate));
    }
    throw new IllegalArgumentException("--public-key: none or two (expected: it or --certificate)");
  }
}
