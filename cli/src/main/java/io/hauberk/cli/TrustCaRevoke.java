package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.trust.ca.RevocationReason;
import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk trust ca revoke}: the end of a certificate before its time. */
@Command(
    name = "revoke",
    description = "Revokes a certificate for good and writes a new revocation list.")
final class TrustCaRevoke implements Callable<Integer> {

  private static final int HEX = 16;
  private static final int MOST_DIGITS = 40;

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private AuthorityOptions authority;
  @Mixin private CrlOptions crl;

  @Option(
      names = "--serial",
      required = true,
      paramLabel = "HEX",
      description = "Which certificate, as 'trust ca list' shows.")
  private String serial;

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description = "Why: ${COMPLETION-CANDIDATES}.",
      defaultValue = "unspecified")
  private RevocationReason reason;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(List.of());
    var number = parse(serial);
    var file = authority.file();
    file.revoke(number, reason);
    crl.write(file);
    return session.finish(
        CaTables.issued(
            "trust ca revoke",
            file.issued().stream().filter(one -> one.serial().equals(number)).toList()),
        List.of());
  }

  private static BigInteger parse(String hex) {
    boolean good = hex.length() <= MOST_DIGITS && hex.matches("[0-9a-fA-F]+");
    Checks.argument(good, "--serial", hex.length() + " characters", "hexadecimal digits");
    return new BigInteger(hex, HEX);
  }
}
