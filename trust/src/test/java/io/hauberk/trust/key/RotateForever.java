package io.hauberk.trust.key;

import io.hauberk.core.Randomness;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/** The child that is killed: rotates a key and says each id once its rotation is done. */
final class RotateForever {

  private RotateForever() {}

  public static void main(String[] args) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var file = new KeyringFile(Path.of(args[0]), KeyringFileTest.lock("correct horse battery"));
    Randomness.secure();
    while (true) {
      var ring = file.update(keys -> keys.rotate("k", Instant.EPOCH));
      out.println(ring.keyset("k").primaryVersion().name());
    }
  }
}
