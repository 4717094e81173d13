package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.trust.lock.Passphrase;
import io.hauberk.trust.lock.PassphraseLock;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passphrases come from a file or the terminal, never from an argument others can list. */
final class Passphrases {

  private Passphrases() {}

  static PassphraseLock lock(@Nullable Path file, String what) {
    return PassphraseLock.of(passphrase(file, what));
  }

  static Passphrase passphrase(@Nullable Path file, String what) {
    if (file != null) {
      return Passphrase.read(file);
    }
    var typed =
        Optional.ofNullable(System.console())
            .map(console -> console.readPassword("Passphrase of the %s: ", what));
    Checks.argument(
        typed.isPresent(), "--passphrase-file", "none", "a file, or a terminal to type it on");
    return Passphrase.of(typed.orElseThrow());
  }
}
