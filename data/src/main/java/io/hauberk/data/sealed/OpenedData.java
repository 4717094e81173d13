package io.hauberk.data.sealed;

import java.nio.file.Path;

/**
 * Decrypted files that are in memory alone, until this is closed.
 *
 * @param path of the file or folder, in a file system of its own; {@code java.nio.file.Files} reads
 *     it
 * @param sha256 of the sealed file or of a sealed folder's index: evidence names these and not the
 *     plaintext, whose digest would tell guesses apart
 * @param end overwrites the plaintext
 */
public record OpenedData(Path path, String sha256, Runnable end) implements AutoCloseable {

  @Override
  public void close() {
    end.run();
  }
}
