package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.trust.key.KeyringFile;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which keyring, and what opens it. */
final class KeyringOptions {

  @Option(names = "--keyring", paramLabel = "FILE", description = "The keyring file.")
  private @Nullable Path keyring;

  @Mixin private LockOptions lock = new LockOptions();

  /** Opened or written with the lock the options name. */
  KeyringFile file() {
    Checks.argument(keyring != null, "--keyring", "none", "a keyring file");
    return new KeyringFile(Objects.requireNonNull(keyring), lock.lock("keyring"));
  }
}
