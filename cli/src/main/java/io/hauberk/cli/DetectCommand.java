package io.hauberk.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hauberk detect}: what is wrong in what a system says of itself. */
@Command(
    name = "detect",
    description = "Watches logs and series for what is wrong.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {DetectLogsCommand.class, DetectSeriesCommand.class})
final class DetectCommand implements Runnable {

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
