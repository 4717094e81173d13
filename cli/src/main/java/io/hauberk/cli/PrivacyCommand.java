package io.hauberk.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hauberk privacy}: what protects the people in the data. */
@Command(
    name = "privacy",
    description = "Accounts for differential privacy, releases private statistics, keeps budgets.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      PrivacyEpsilonCommand.class,
      PrivacyReleaseCommand.class,
      PrivacyLedgerCommand.class
    })
final class PrivacyCommand implements Runnable {

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
