package io.hauberk.cli;

import picocli.CommandLine.Command;

/** {@code hauberk privacy}: what protects the people in the data. */
@Command(
    name = "privacy",
    description =
        "Accounts for differential privacy, releases private statistics, trains privately.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      PrivacyEpsilonCommand.class,
      PrivacyReleaseCommand.class,
      PrivacyTrainCommand.class,
      PrivacyLedgerCommand.class
    })
final class PrivacyCommand extends VerbGroup {}
