package io.hauberk.data.sealed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;

/**
 * Decrypted files that are in memory alone, until this is closed.
 *
 * @param path of the file or folder, in a file system of its own; {@code java.nio.file.Files} reads
 *     it
 * @param sha256 of the sealed file or of a sealed folder's index: evidence names these and not the
 *     plaintext, whose digest would tell guesses apart
 */
public record OpenedData(Path path, String sha256) implements AutoCloseable {

  @Override
  public void close() {
    try (FileSystem memory = path.getFileSystem()) {
      memory.provider();
    } catch (IOException e) {
      throw new UncheckedIOException("memory has no devices that fail", e);
    }
  }
}
