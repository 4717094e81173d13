package io.hauberk.cli;

import io.hauberk.trust.ca.Identity;
import io.hauberk.trust.ca.PartyName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk trust ca}: an authority for mutual TLS between parties. */
@Command(
    name = "ca",
    description = "A small authority for mutual TLS between parties.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      TrustCaCommand.Init.class,
      TrustCaIssue.class,
      TrustCaCommand.ListIssued.class,
      TrustCaRevoke.class,
      TrustCaCommand.Crl.class,
      TrustCaCheck.class,
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk trust ca init --authority ca.hbk --name consortium --root ca.pem",
      "  hauberk trust ca issue --authority ca.hbk --name bank --certificate bank.pem --private-key bank.key.pem",
      "  hauberk trust ca revoke --authority ca.hbk --serial 5f26bc --reason key_compromise --crl ca.crl.pem"
    })
final class TrustCaCommand extends VerbGroup {

  /** A new authority. */
  @Command(name = "init", description = "Makes an authority; refuses to replace one.")
  static final class Init implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;
    @Mixin private AuthorityOptions authority;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Its name.")
    private String name;

    @Option(
        names = "--days",
        paramLabel = "N",
        description = "Life of its certificate.",
        defaultValue = "3650")
    private int days;

    @Option(
        names = "--root",
        required = true,
        paramLabel = "FILE",
        description = "Where its certificate goes, which every party trusts.")
    private Path root;

    @Override
    public Integer call() {
      var session = new Session(spec, common).withResults(List.of());
      var certificate = authority.file().create(new PartyName(name), Duration.ofDays(days));
      Identity.write(certificate, root);
      return session.finish(CaTables.certificate("trust ca init", certificate, root), List.of());
    }
  }

  /** What was issued. */
  @Command(name = "list", description = "Lists every certificate issued.")
  static final class ListIssued implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;
    @Mixin private AuthorityOptions authority;

    @Override
    public Integer call() {
      var session = new Session(spec, common).withResults(List.of());
      return session.finish(CaTables.issued("trust ca list", authority.file().issued()), List.of());
    }
  }

  /** A fresh list of the revoked. */
  @Command(
      name = "crl",
      description = "Writes a new revocation list; parties trust none that has ended.")
  static final class Crl implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;
    @Mixin private AuthorityOptions authority;
    @Mixin private CrlOptions crl;

    @Override
    public Integer call() {
      var session = new Session(spec, common).withResults(List.of());
      var list = crl.write(authority.file());
      return session.finish(
          CaTables.one(
              "trust ca crl", "in force until", list.getNextUpdate().toInstant().toString()),
          List.of());
    }
  }
}
