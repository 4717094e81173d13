package io.hauberk.cli;

import picocli.CommandLine.Command;

/** {@code hauberk detect}: what is wrong in what a system says of itself. */
@Command(
    name = "detect",
    description = "Watches logs, series and records for what is wrong.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      DetectLogsCommand.class,
      DetectSeriesCommand.class,
      DetectTrainCommand.class,
      DetectScoreCommand.class
    })
final class DetectCommand extends VerbGroup {}
