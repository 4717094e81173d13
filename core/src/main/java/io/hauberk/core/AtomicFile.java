package io.hauberk.core;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears under its name whole or not at all: written beside it, forced to disk,
 * renamed. After a failure or kill -9 the old file, if any, is still there; a failure leaves no
 * remnant.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes the content to the stream it is given. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * @throws StorageException when the disk is full, the folder is missing or writing is forbidden
   */
  public static void write(Path target, Content content) {
    var absolute = target.toAbsolutePath();
    var partial =
        absolute.resolveSibling(
            absolute.getFileName() + ".partial-" + ProcessHandle.current().pid());
    try {
      Files.createDirectories(absolute.getParent());
      writeForced(partial, content);
      Files.move(
          partial, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StorageException("file", target, "writable with room on the disk: " + reason(e), e);
    } finally {
      discard(partial);
    }
  }

  /** Writes UTF-8 text. */
  public static void writeText(Path target, String text) {
    write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void writeForced(Path partial, Content content) throws IOException {
    try (var channel =
            FileChannel.open(
                partial,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  private static void discard(Path partial) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      partial.toFile().deleteOnExit();
    }
  }

  private static String reason(IOException e) {
    var message = e.getMessage();
    return e.getClass().getSimpleName() + (message == null ? "" : " " + message);
  }
}
