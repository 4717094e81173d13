package io.hauberk.cli;

import io.hauberk.core.HauberkException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One line for every failure, and the exit code that says whose it was. */
record Errors(boolean debug) implements IExecutionExceptionHandler, IParameterExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    return report(failure, command.getErr());
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    var command = failure.getCommandLine();
    int code = report(failure, command.getErr());
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return code;
  }

  /** Prints the failure; returns the exit code. */
  int report(Exception failure, PrintWriter err) {
    err.println(line(failure));
    if (debug) {
      failure.printStackTrace(err);
    }
    err.flush();
    return code(failure);
  }

  private static int code(Exception failure) {
    boolean usage =
        failure instanceof ParameterException || failure instanceof IllegalArgumentException;
    return usage ? ExitCode.USAGE : ExitCode.FAILURE;
  }

  private static String line(Exception failure) {
    var message = String.valueOf(failure.getMessage());
    var first = message.lines().findFirst().orElse("");
    boolean ours =
        failure instanceof HauberkException
            || failure instanceof IllegalArgumentException
            || failure instanceof IllegalStateException
            || failure instanceof ParameterException;
    return ours
        ? first
        : "failure: "
            + failure.getClass().getSimpleName()
            + " "
            + first
            + " (expected: none; --debug shows where)";
  }
}
