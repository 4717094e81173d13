package io.hauberk.cli;

import io.hauberk.trust.ca.AuthorityFile;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which authority, and what opens it. */
final class AuthorityOptions {

  @Option(
      names = "--authority",
      required = true,
      paramLabel = "FILE",
      description = "The authority's file, its private key in it, locked.")
  private Path authority;

  @Mixin private LockOptions lock = new LockOptions();

  AuthorityFile file() {
    return new AuthorityFile(authority, lock.lock("authority"), InstantSource.system());
  }
}
