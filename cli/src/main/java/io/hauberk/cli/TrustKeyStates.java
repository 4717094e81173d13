package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.trust.key.Keyring;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verbs that say what versions of a key may still do. */
final class TrustKeyStates {

  private TrustKeyStates() {}

  /** Which version. */
  static final class VersionOptions {

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Which key.")
    private String name;

    @Option(
        names = "--id",
        paramLabel = "HEX",
        description = "Which version: eight hexadecimal digits, as 'trust key list' shows.")
    private @Nullable String id;

    int id() {
      Checks.argument(id != null, "--id", "none", "a version, as 'trust key list' shows");
      return parse(String.valueOf(id));
    }

    private static int parse(String hex) {
      try {
        return HexFormat.fromHexDigits(hex);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            Checks.message("--id", hex, "at most eight hexadecimal digits"), e);
      }
    }
  }

  /** Out of use, for now. */
  @Command(name = "disable", description = "Takes an older version out of use until it is enabled.")
  static final class Disable implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;
    @Mixin private KeyringOptions keyring;
    @Mixin private VersionOptions version;

    @Override
    public Integer call() {
      var session = new Session(spec, common).withResults(List.of());
      int id = version.id();
      var changed = keyring.file().update(ring -> ring.disable(version.name, id));
      return session.finish(
          KeyTables.report("trust key disable", changed, version.name), List.of());
    }
  }

  /** Back in use. */
  @Command(name = "enable", description = "Puts a disabled version back into use.")
  static final class Enable implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;
    @Mixin private KeyringOptions keyring;
    @Mixin private VersionOptions version;

    @Override
    public Integer call() {
      var session = new Session(spec, common).withResults(List.of());
      int id = version.id();
      var changed = keyring.file().update(ring -> ring.enable(version.name, id));
      return session.finish(KeyTables.report("trust key enable", changed, version.name), List.of());
    }
  }

  /** Gone for good. */
  @Command(
      name = "destroy",
      description =
          "Destroys a version, or every version with --all: what it sealed cannot be read again. Its"
              + " id stays recorded.")
  static final class Destroy implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;
    @Mixin private KeyringOptions keyring;
    @Mixin private VersionOptions version;

    @Option(names = "--all", description = "Every version of the key, the primary too.")
    private boolean all;

    @Override
    public Integer call() {
      var session = new Session(spec, common).withResults(List.of());
      var changed = all ? everything() : one(version.id());
      return session.finish(
          KeyTables.report("trust key destroy", changed, version.name), List.of());
    }

    private Keyring everything() {
      Checks.argument(version.id == null, "--id", version.id + " and --all", "one of them");
      return keyring.file().update(ring -> ring.destroyAll(version.name, Instant.now()));
    }

    private Keyring one(int id) {
      return keyring.file().update(ring -> ring.destroy(version.name, id, Instant.now()));
    }
  }
}
