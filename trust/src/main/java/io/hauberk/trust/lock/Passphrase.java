package io.hauberk.trust.lock;

import io.hauberk.core.Checks;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * What a person types, as the NFC-normalised UTF-8 bytes a key is derived from.
 *
 * <p>At least 12 characters (NIST SP 800-63B asks 8 of a password behind a rate limit; a stolen
 * file has none) and at most 1,024 bytes.
 */
public final class Passphrase {

  /** Fewest characters of a new or given passphrase. */
  public static final int LEAST_CHARACTERS = 12;

  private static final int MOST_BYTES = 1024;

  private final Secret secret;

  private Passphrase(Secret secret) {
    this.secret = secret;
  }

  /**
   * @throws IllegalArgumentException when it is too short or too long; the message names only
   *     lengths
   */
  public static Passphrase of(char[] characters) {
    Checks.argument(
        characters.length >= LEAST_CHARACTERS,
        "passphrase",
        characters.length + " characters",
        "at least " + LEAST_CHARACTERS);
    var normal = Normalizer.normalize(CharBuffer.wrap(characters), Normalizer.Form.NFC);
    var bytes = normal.getBytes(StandardCharsets.UTF_8);
    Checks.argument(
        bytes.length <= MOST_BYTES, "passphrase", bytes.length + " bytes", "at most " + MOST_BYTES);
    var passphrase = new Passphrase(Secret.of(bytes));
    Arrays.fill(bytes, (byte) 0);
    return passphrase;
  }

  /**
   * The first line of a UTF-8 file.
   *
   * @throws StorageException when it cannot be read
   */
  public static Passphrase read(Path file) {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(2 * MOST_BYTES);
      var characters = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes)).toString();
      return of(characters.lines().findFirst().orElse("").toCharArray());
    } catch (IOException e) {
      throw new StorageException("passphrase file", file, "readable", e);
    }
  }

  byte[] bytes() {
    return secret.bytes();
  }

  @Override
  public String toString() {
    return "Passphrase[hidden]";
  }
}
