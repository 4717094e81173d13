package io.hauberk.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hauberk trust}: keys, certificates and what rests on them. */
@Command(
    name = "trust",
    description = "Keys and certificates.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      TrustKeyCommand.class,
      TrustCaCommand.class,
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk trust key init --keyring keys.hbk",
      "  hauberk trust key create --keyring keys.hbk --name customers --kind aes-256-gcm",
      "  hauberk trust ca init --authority ca.hbk --name consortium --root ca.pem"
    })
final class TrustCommand implements Runnable {

  @Spec private CommandSpec spec;

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "verb: none (expected: one of " + spec.subcommands().keySet() + ")");
  }
}
