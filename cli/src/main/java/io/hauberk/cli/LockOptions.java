package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.core.StorageException;
import io.hauberk.trust.lock.KmsLock;
import io.hauberk.trust.lock.Lock;
import io.hauberk.trust.lock.Secret;
import io.hauberk.trust.vault.VaultTransit;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What opens a locked file: a passphrase, or a key of HashiCorp Vault. */
final class LockOptions {

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "File whose first line is the passphrase; asked for on the terminal otherwise.")
  private @Nullable Path passphraseFile;

  @Option(
      names = "--vault-address",
      paramLabel = "URL",
      description = "HashiCorp Vault whose transit key opens the file instead of a passphrase.")
  private @Nullable URI vaultAddress;

  @Option(
      names = "--vault-mount",
      paramLabel = "PATH",
      description = "Mount of the transit engine.",
      defaultValue = "transit")
  private String vaultMount = "transit";

  @Option(names = "--vault-key", paramLabel = "NAME", description = "Name of the transit key.")
  private @Nullable String vaultKey;

  @Option(
      names = "--vault-token-file",
      paramLabel = "FILE",
      description = "File whose first line is the Vault token.")
  private @Nullable Path vaultToken;

  /**
   * @param what the file is, for whoever is asked
   */
  Lock lock(String what) {
    return vaultAddress == null ? Passphrases.lock(passphraseFile, what) : vault(vaultAddress);
  }

  private Lock vault(URI address) {
    Checks.argument(vaultKey != null, "--vault-key", "none", "the name of a transit key");
    Checks.argument(vaultToken != null, "--vault-token-file", "none", "a file with a token");
    return new KmsLock(
        new VaultTransit(address, vaultMount, String.valueOf(vaultKey), token(vaultToken)));
  }

  private static Secret token(@Nullable Path file) {
    try {
      var text = file == null ? "" : Files.readString(file);
      return Secret.of(
          text.lines().findFirst().orElse("").strip().getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new StorageException("vault token file", String.valueOf(file), "readable", e);
    }
  }
}
