package io.hauberk.tensor.data;

import io.hauberk.core.HauberkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What fuzz tests share; plain, since everything here runs thousands of times a second. */
public final class Fuzzed {

  private static final Path FOLDER = folder();

  private Fuzzed() {}

  /** A file of this name with the content, written over the last one. */
  public static Path file(String name, byte[] content) {
    try {
      var file = Files.write(FOLDER.resolve(name), content);
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What every refusal must be. */
  public static void assertOneLine(HauberkException refused) {
    var message = String.valueOf(refused.getMessage());
    if (message.indexOf('\n') >= 0 || !message.contains(" (expected: ")) {
      throw new AssertionError("not one line of name, value and rule: " + message, refused);
    }
  }

  private static Path folder() {
    try {
      var folder = Files.createTempDirectory("fuzz");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
