package io.hauberk.tensor.data.fetch;

import io.hauberk.core.DataFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a fetched file must be, and what is made of it. */
sealed interface Payload permits GzipContent, Cifar10Archive {

  /** The SHA-256 that {@link #digest} must give. */
  String sha256();

  /** Reads the file to its end, without closing it, and digests what counts of it. */
  String digest(InputStream file) throws IOException;

  /** Makes the files that readers want; nothing where the file itself is one. */
  void unpack(Path file);

  /** Whether the right file is there already. */
  default boolean isAt(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (var in = Files.newInputStream(file)) {
      return digest(in).equals(sha256());
    } catch (IOException | DataFormatException e) {
      return false; // broken or unreadable: to be fetched again
    }
  }
}
