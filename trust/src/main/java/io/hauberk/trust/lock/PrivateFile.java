package io.hauberk.trust.lock;

import io.hauberk.core.AtomicFile;
import io.hauberk.core.Randomness;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * An {@link AtomicFile} for what only its owner may read: keys and decrypted data. It is created
 * with mode 0600 where the file system knows modes, appears whole or not at all, and a failed
 * writer leaves nothing readable; what a killed writer left beside the target is removed by the
 * next write to it.
 */
public final class PrivateFile {

  private static final String PARTIAL = ".partial-";
  private static final Set<StandardOpenOption> FRESH =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private PrivateFile() {}

  /**
   * @throws StorageException when the disk is full, the folder is missing or writing is forbidden
   */
  public static void write(Path target, AtomicFile.Content content) {
    var absolute = target.toAbsolutePath();
    var folder = folderOf(absolute);
    var partial = absolute.resolveSibling(partialName(absolute));
    try {
      Files.createDirectories(folder);
      sweep(absolute, folder);
      writeForced(partial, content);
      Files.move(
          partial, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceFolder(folder);
    } catch (IOException e) {
      var reason = e.getClass().getSimpleName() + " " + e.getMessage();
      throw new StorageException("file", target, "writable with room on the disk: " + reason, e);
    } finally {
      discard(partial);
    }
  }

  private static Path folderOf(Path file) {
    var folder = file.getParent();
    if (folder == null) {
      throw new StorageException("file", file, "a name in a folder");
    }
    return folder;
  }

  private static String partialName(Path target) {
    var pid = ProcessHandle.current().pid();
    var unique = Integer.toHexString(Randomness.secure().nextInt());
    return target.getFileName() + PARTIAL + pid + "-" + unique;
  }

  private static void writeForced(Path partial, AtomicFile.Content content) throws IOException {
    try (var channel = FileChannel.open(partial, FRESH, ownerOnly(partial));
        var out = Channels.newOutputStream(channel)) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** The rename itself survives a power cut; not every system lets a folder be opened. */
  private static void forceFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Removes the partial files of processes that are no more. */
  private static void sweep(Path target, Path folder) throws IOException {
    var prefix = target.getFileName() + PARTIAL;
    try (var siblings = Files.newDirectoryStream(folder)) {
      for (var sibling : siblings) {
        var name = String.valueOf(sibling.getFileName());
        if (name.startsWith(prefix) && writerIsGone(name.substring(prefix.length()))) {
          Files.deleteIfExists(sibling);
        }
      }
    }
  }

  private static boolean writerIsGone(String suffix) {
    int dash = suffix.indexOf('-');
    if (dash <= 0 || !suffix.substring(0, dash).chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    return dash < 10 && ProcessHandle.of(Long.parseLong(suffix.substring(0, dash))).isEmpty();
  }

  private static void discard(Path partial) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      partial.toFile().deleteOnExit();
    }
  }
}
