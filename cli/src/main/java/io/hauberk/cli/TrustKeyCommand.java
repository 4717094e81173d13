package io.hauberk.cli;

import io.hauberk.core.AtomicFile;
import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.key.Keyring;
import io.hauberk.trust.key.TinkKeysets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk trust key}: a keyring and the keys in it. */
@Command(
    name = "key",
    description = "Makes, rotates and destroys the keys of a keyring.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      TrustKeyCommand.Init.class,
      TrustKeyCommand.Create.class,
      TrustKeyCommand.ListKeys.class,
      TrustKeyCommand.Rotate.class,
      TrustKeyStates.Disable.class,
      TrustKeyStates.Enable.class,
      TrustKeyStates.Destroy.class,
      TrustKeyCommand.Public.class,
      TrustKeyCommand.Relock.class,
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk trust key init --keyring keys.hbk",
      "  hauberk trust key create --keyring keys.hbk --name customers --kind aes-256-gcm",
      "  hauberk trust key rotate --keyring keys.hbk --name customers",
      "  hauberk trust key destroy --keyring keys.hbk --name customers --id 1a2b3c4d"
    })
final class TrustKeyCommand extends VerbGroup {

  /** A new, empty keyring. */
  @Command(name = "init", description = "Makes an empty keyring; refuses to replace one.")
  static final class Init implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;
    @Mixin private KeyringOptions keyring;

    @Override
    public Integer call() {
      var session = new Session(spec, common).withResults(List.of());
      keyring.file().create();
      return session.finish(KeyTables.report("trust key init", Keyring.empty()), List.of());
    }
  }

  /** A new keyset. */
  @Command(name = "create", description = "Makes a key. Its kind has no default.")
  static final class Create implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;
    @Mixin private KeyringOptions keyring;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Its name.")
    private String name;

    @Option(
        names = "--kind",
        required = true,
        paramLabel = "KIND",
        description =
            "What for: aes-256-gcm or sm4-gcm (files), aes-256-siv (tokens), aes-256-ff1 (tokens of"
                + " the same format), hpke-x25519 (files others seal to you).")
    private String kind;

    @Override
    public Integer call() {
      var session = new Session(spec, common).withResults(List.of());
      var chosen = KeyKind.of(kind);
      var changed = keyring.file().update(ring -> ring.create(name, chosen, Instant.now()));
      return session.finish(KeyTables.report("trust key create", changed, name), List.of());
    }
  }

  /** What there is. */
  @Command(name = "list", description = "Lists keys and their versions, never their bytes.")
  static final class ListKeys implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;
    @Mixin private KeyringOptions keyring;

    @Override
    public Integer call() {
      var session = new Session(spec, common).withResults(List.of());
      return session.finish(KeyTables.report("trust key list", keyring.file().read()), List.of());
    }
  }

  /** A new version. */
  @Command(
      name = "rotate",
      description = "Makes a new version that encrypts from now on; older ones still decrypt.")
  static final class Rotate implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;
    @Mixin private KeyringOptions keyring;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Which key.")
    private String name;

    @Override
    public Integer call() {
      var session = new Session(spec, common).withResults(List.of());
      var changed = keyring.file().update(ring -> ring.rotate(name, Instant.now()));
      return session.finish(KeyTables.report("trust key rotate", changed, name), List.of());
    }
  }

  /** The public half. */
  @Command(
      name = "public",
      description = "Writes the public half of an hpke-x25519 key, as Tink's JSON keyset.")
  static final class Public implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;
    @Mixin private KeyringOptions keyring;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Which key.")
    private String name;

    @Option(
        names = "--to",
        required = true,
        paramLabel = "FILE",
        description = "Where the public key goes.")
    private Path to;

    @Override
    public Integer call() {
      var session = new Session(spec, common).withResults(List.of());
      var ring = keyring.file().read();
      AtomicFile.writeText(to, TinkKeysets.publicJson(ring.keyset(name)) + "\n");
      return session.finish(KeyTables.report("trust key public", ring, name), List.of());
    }
  }

  /** Another passphrase. */
  @Command(
      name = "relock",
      description = "Puts the keyring under another passphrase. Copies of the file keep the old.")
  static final class Relock implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;
    @Mixin private KeyringOptions keyring;

    @Option(
        names = "--new-passphrase-file",
        paramLabel = "FILE",
        description = "File whose first line is the new passphrase; asked for otherwise.")
    private @Nullable Path newPassphrase;

    @Override
    public Integer call() {
      var session = new Session(spec, common).withResults(List.of());
      var file = keyring.file();
      file.relock(Passphrases.lock(newPassphrase, "keyring from now on"));
      return session.finish(KeyTables.report("trust key relock", Keyring.empty()), List.of());
    }
  }
}
