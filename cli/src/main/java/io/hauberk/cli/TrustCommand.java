package io.hauberk.cli;

import picocli.CommandLine.Command;

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
final class TrustCommand extends VerbGroup {}
