package io.hauberk.data.sealed;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.hauberk.core.DataFormatException;
import io.hauberk.trust.lock.IntegrityException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A file system on the Java heap. A zip is kept as the folder it holds: nothing that reads one needs
 * a file on a disk.
 */
final class MemoryFiles {

  private static final String ZIP = ".zip";
  private static final int MOST_ENTRIES = 1_000_000;

  private final FileSystem system;
  private final Path root;

  /**
   * @param name of the folder that holds all
   * @param mostBytes of all files together; a writer that needs more is told the disk is full
   */
  MemoryFiles(String name, long mostBytes) {
    system = Jimfs.newFileSystem(Configuration.unix().toBuilder().setMaxSize(mostBytes).build());
    root = system.getPath("/" + name);
  }

  /** Keeps a file under a relative name with slashes. */
  Path keep(String name, InputStream content) throws IOException {
    return name.toLowerCase(Locale.ROOT).endsWith(ZIP)
        ? unpack(name, content)
        : write(root.resolve(name), content);
  }

  Path root() {
    return root;
  }

  void drop() {
    try {
      system.close();
    } catch (IOException e) {
      throw new IllegalStateException("memory has no devices that fail", e);
    }
  }

  private Path unpack(String name, InputStream content) throws IOException {
    var folder = root.resolve(name.substring(0, name.length() - ZIP.length()));
    Files.createDirectories(folder);
    var zip = new ZipInputStream(content);
    int entries = 0;
    for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (++entries > MOST_ENTRIES) {
        throw new DataFormatException(name, "more entries", "at most " + MOST_ENTRIES);
      }
      unpack(folder, entry, zip);
    }
    return onlyFolder(folder);
  }

  private void unpack(Path folder, ZipEntry entry, InputStream content) throws IOException {
    var to = folder.resolve(entry.getName()).normalize();
    if (!to.startsWith(folder)) {
      throw new DataFormatException("zip entry", "outside its folder", "names below the zip");
    }
    if (!entry.isDirectory()) {
      write(to, content);
    }
  }

  /** Archives of CLASS/NAME may have one folder above. */
  private static Path onlyFolder(Path folder) throws IOException {
    try (var children = Files.list(folder)) {
      var seen = children.filter(child -> !foreign(child)).limit(2).toList();
      boolean wrapped = seen.size() == 1 && hasFolders(seen.get(0));
      return wrapped ? seen.get(0) : folder;
    }
  }

  private static boolean hasFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var children = Files.list(folder)) {
      return children.anyMatch(Files::isDirectory);
    }
  }

  private static boolean foreign(Path child) {
    var name = child.getFileName().toString();
    return name.startsWith(".") || name.equals("__MACOSX");
  }

  private static Path write(Path to, InputStream content) throws IOException {
    var parent = to.getParent();
    if (parent == null) {
      throw new IntegrityException("sealed file", to, "a file's name");
    }
    Files.createDirectories(parent);
    Files.copy(content, to);
    return to;
  }
}
