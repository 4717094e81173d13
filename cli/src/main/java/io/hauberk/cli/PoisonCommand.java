package io.hauberk.cli;

import picocli.CommandLine.Command;

/** {@code hauberk poison}: what poisoned training data did to a model, and how to undo it. */
@Command(
    name = "poison",
    description =
        "Looks for poisoned training samples by what a model made of them, and repairs it.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {PoisonDetectCommand.class, PoisonRepairCommand.class})
final class PoisonCommand extends VerbGroup {}
