package io.hauberk.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A word that does nothing by itself: it has verbs, and asks for one. */
abstract class VerbGroup implements Runnable {

  @Spec private CommandSpec spec;

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Override
  public final void run() {
    throw new ParameterException(
        spec.commandLine(), "verb: none (expected: one of " + spec.subcommands().keySet() + ")");
  }
}
