package io.hauberk.cli;

import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Small texts: keys, proofs. */
final class TextFiles {

  private static final int MAX_BYTES = 1 << 20;

  private TextFiles() {}

  static String read(String name, Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new StorageException(name, file, "at most " + MAX_BYTES + " bytes");
      }
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StorageException(name, file, "readable", e);
    }
  }

  /** A new file that its owner alone reads; replaces none. */
  static void writeSecret(Path file, String text) {
    try {
      boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
      if (posix) {
        var owner = PosixFilePermissions.fromString("rw-------");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
      } else {
        Files.createFile(file);
      }
      Files.writeString(file, text, StandardOpenOption.SYNC, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new StorageException("key", file, "a new file that can be written", e);
    }
  }
}
