package io.hauberk.cli;

import io.hauberk.trust.ca.Identity;
import io.hauberk.trust.ca.PartyCheck;
import io.hauberk.trust.ca.Revocations;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hauberk trust ca check}: whether a party would be believed. */
@Command(
    name = "check",
    description =
        "Checks a certificate as a handshake would; exits with 1 and the reason when refused.",
    footerHeading = "%nExamples:%n",
    footer = "  hauberk trust ca check bank.pem --root ca.pem --crl ca.crl.pem")
final class TrustCaCheck implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "FILE", description = "The party's certificate.")
  private Path certificate;

  @Option(
      names = "--root",
      required = true,
      paramLabel = "FILE",
      description = "The authority's certificate.")
  private Path root;

  @Option(
      names = "--crl",
      required = true,
      paramLabel = "FILE",
      description = "The authority's revocation list.")
  private Path crl;

  @Override
  public Integer call() {
    var session =
        new Session(spec, common).withResults(List.of()).reads(certificate).reads(root).reads(crl);
    var authority = Identity.certificate(root);
    var check = new PartyCheck(authority, Revocations.read(authority, crl), InstantSource.system());
    var refusal = check.refusal(Identity.certificate(certificate));
    int code =
        session.finish(
            CaTables.one("trust ca check", "answer", refusal.orElse("in force")), List.of());
    return refusal.isPresent() ? ExitCode.MISSED : code;
  }
}
