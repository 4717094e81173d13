package io.hauberk.cli;

import picocli.CommandLine.Command;

/** {@code hauberk detect}: what is wrong in what a system says of itself. */
@Command(
    name = "detect",
    description = "Watches logs, series, networks, records and requests for what is wrong.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      DetectLogsCommand.class,
      DetectSeriesCommand.class,
      DetectFlowsCommand.class,
      DetectRulesCommand.class,
      DetectTrainCommand.class,
      DetectScoreCommand.class,
      DetectQueriesCommand.class
    })
final class DetectCommand extends VerbGroup {}
