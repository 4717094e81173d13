package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.trust.key.KeyringFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where masked or unmasked files go, and whose keys are used. */
final class MaskOptions {

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "The result; it appears whole or not at all.",
      descriptionKey = "data.mask.to")
  private Path to;

  @Option(names = "--keyring", paramLabel = "FILE", description = "The keyring file.")
  private @Nullable Path keyringFile;

  @Mixin private LockOptions lock = new LockOptions();

  /** The result's file, which must not be the one that is read. */
  Path distinctFrom(Path input) {
    boolean same = to.toAbsolutePath().normalize().equals(input.toAbsolutePath().normalize());
    Checks.argument(!same, "--to", to, "another file than the one that is read");
    return to;
  }

  Optional<KeyringFile> keyring() {
    return Optional.ofNullable(keyringFile)
        .map(file -> new KeyringFile(file, lock.lock("keyring")));
  }
}
