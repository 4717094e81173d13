package io.hauberk.cli;

import io.hauberk.core.AtomicFile;
import io.hauberk.core.Randomness;
import io.hauberk.trust.audit.AuditEvent;
import io.hauberk.trust.audit.AuditLog;
import io.hauberk.trust.audit.NoteSigner;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk trust audit}: a log that cannot lie. */
@Command(
    name = "audit",
    description = "An append-only log with signed checkpoints and proofs.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      TrustAuditCommand.Init.class,
      TrustAuditCommand.Append.class,
      TrustAuditRead.Verify.class,
      TrustAuditRead.Prove.class,
      TrustAuditRead.Tail.class,
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk trust audit init --log audit --name example.com/audit --key audit.key --public"
          + " audit.pub",
      "  hauberk trust audit append --log audit --key audit.key --actor alice --operation"
          + " model.load",
      "  hauberk trust audit verify --log audit --public audit.pub --seen audit.seen"
    })
final class TrustAuditCommand extends VerbGroup {

  /** A new log. */
  @Command(name = "init", description = "Starts a log with a new Ed25519 key.")
  static final class Init implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;

    @Option(names = "--log", required = true, paramLabel = "DIR", description = "The log's folder.")
    private Path log;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Its origin.")
    private String name;

    @Option(
        names = "--key",
        required = true,
        paramLabel = "FILE",
        description = "Where its secret key goes: whoever reads it can write the log.")
    private Path key;

    @Option(
        names = "--public",
        required = true,
        paramLabel = "FILE",
        description = "Where the key goes by which others verify.")
    private Path publicKey;

    @Override
    public Integer call() {
      var session = new Session(spec, common).withResults(List.of());
      var signer = NoteSigner.generate(name, Randomness.secure());
      TextFiles.writeSecret(key, signer.secretText() + "\n");
      AtomicFile.writeText(publicKey, signer.verifier().format() + "\n");
      AuditLog.create(log, signer).close();
      return session.finish(
          CaTables.one("trust audit init", "key", signer.verifier().format()), List.of());
    }
  }

  /** One more event. */
  @Command(name = "append", description = "Appends an event; answers when it is on disk.")
  static final class Append implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;

    @Option(names = "--log", required = true, paramLabel = "DIR", description = "The log's folder.")
    private Path log;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "Its secret key.")
    private Path key;

    @Option(names = "--actor", required = true, paramLabel = "WHO", description = "Who did it.")
    private String actor;

    @Option(
        names = "--operation",
        required = true,
        paramLabel = "WHAT",
        description = "What was done, such as model.load.")
    private String operation;

    @Option(names = "--resource", paramLabel = "ON", description = "On what.", defaultValue = "")
    private String resource;

    @Option(names = "--detail", paramLabel = "NAME=VALUE", description = "More, never secrets.")
    private Map<String, String> details = Map.of();

    @Override
    public Integer call() {
      var session = new Session(spec, common).withResults(List.of());
      var signer = NoteSigner.parse(TextFiles.read("key", key).strip());
      var event =
          new AuditEvent(
              Instant.now(),
              actor,
              AuditEvent.Activity.OTHER,
              operation,
              resource,
              AuditEvent.Outcome.SUCCESS,
              details);
      long index;
      try (var open = AuditLog.open(log, signer)) {
        index = open.append(event).join();
      }
      return session.finish(
          CaTables.one("trust audit append", "entry", Long.toString(index)), List.of());
    }
  }
}
