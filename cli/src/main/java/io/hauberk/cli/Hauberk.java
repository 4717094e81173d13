package io.hauberk.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program itself: it only knows its verbs. */
@Command(
    name = "hauberk",
    description = "Security for machine learning, through its whole life.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      AssessCommand.class,
      AttackCommand.class,
      HardenCommand.class,
      CertifyCommand.class,
      TrainCommand.class,
      ValidateCommand.class,
      ConvertCommand.class,
      DataCommand.class,
      BlackBoxCommand.class,
      StealCommand.class,
      PoisonCommand.class,
      DetectCommand.class,
      PrivacyCommand.class,
      TrustCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk assess                 how a model breaks, and how much hardening helps",
      "  hauberk assess --model m.onnx --data mnist --norm linf --epsilon 0.3",
      "  hauberk train --data mnist --out-model mnist.safetensors --epochs 5",
      "",
      "Exit codes: 0 done, 1 a stated bar was missed, 2 usage, 3 failure.",
      "Every flag is also an environment variable (--batch-size: HAUBERK_BATCH_SIZE) and a key of"
          + " the --config YAML file."
    })
final class Hauberk implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "verb: none (expected: one of " + spec.subcommands().keySet() + ")");
  }
}
