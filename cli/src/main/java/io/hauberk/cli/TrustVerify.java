package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.report.Section;
import io.hauberk.trust.sign.ModelVerifier;
import io.hauberk.trust.sign.SignatureRefused;
import io.hauberk.trust.sign.SigningKeys;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hauberk trust verify}: whether a model is what was signed. */
@Command(
    name = "verify",
    description = "Checks a model against its signature; exits with 1 and names what differs.",
    footerHeading = "%nExamples:%n",
    footer = "  hauberk trust verify model --signature model.sig --public-key key.pub")
final class TrustVerify implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "MODEL", description = "Folder or file.")
  private Path model;

  @Option(names = "--signature", required = true, paramLabel = "FILE", description = "Of whom.")
  private Path signature;

  @Option(names = "--public-key", paramLabel = "FILE", description = "The signer's, in PEM.")
  private @Nullable Path publicKey;

  @Option(
      names = "--root",
      paramLabel = "FILE",
      description = "In place of the public key: certificates of the authorities that you trust.")
  private @Nullable Path root;

  @Option(
      names = "--crl",
      paramLabel = "FILE",
      description = "With --root: revocation lists in PEM, one of every issuer.")
  private @Nullable Path crl;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(List.of()).reads(signature);
    var entries = new ArrayList<Section.Entry>();
    boolean intact = false;
    try {
      var verified = verifier().verify(model, signature, common.progress());
      intact = verified.intact();
      entries.add(TrustAuditRead.entry("signer", verified.signer()));
      entries.add(TrustAuditRead.entry("files signed", Integer.toString(verified.files())));
      entries.add(TrustAuditRead.entry("answer", intact ? "as signed" : "differs"));
      verified.differences().stream()
          .limit(100)
          .forEach(d -> entries.add(TrustAuditRead.entry("difference", d.toString())));
    } catch (SignatureRefused e) {
      entries.add(TrustAuditRead.entry("answer", "refused"));
      entries.add(TrustAuditRead.entry("reason", String.valueOf(e.getMessage())));
    }
    int code = session.finish(TrustAuditRead.report("trust verify", entries), List.of());
    return intact ? code : ExitCode.MISSED;
  }

  private ModelVerifier verifier() {
    Checks.argument(crl == null || root != null, "--crl", "alone", "with --root");
    if (publicKey != null && root == null) {
      return ModelVerifier.withKey(SigningKeys.publicKey(publicKey));
    }
    if (root != null && publicKey == null) {
      var authorities = SigningKeys.certificates(root);
      List<X509CRL> revoked = crl == null ? List.of() : SigningKeys.revocations(crl);
      return ModelVerifier.withAuthorities(authorities, revoked, Clock.systemUTC());
    }
    throw new IllegalArgumentException("--public-key: none or two (expected: it or --root)");
  }
}
