package io.hauberk.data.sealed;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipInputStream;

/**
 * Fills a file system on the heap. A zip is kept as the folder it holds: nothing that reads one
 * needs a file on a disk.
 */
final class MemoryFiles {

  private static final String ZIP = ".zip";
  private static final int MOST_ENTRIES = 1_000_000;
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final MemoryFileSystem system = new MemoryFileSystem();
  private final MemoryPath root;
  private final long mostBytes;
  private long left;

  /**
   * @param name of the folder that holds all
   * @param mostBytes of all files together
   */
  MemoryFiles(String name, long mostBytes) {
    root = system.getPath("/" + name);
    this.mostBytes = mostBytes;
    left = mostBytes;
  }

  Path root() {
    return root;
  }

  /** Forgets all. */
  void drop() {
    system.close();
  }

  /**
   * Keeps a file under a relative name with slashes.
   *
   * @throws StorageException when it does not fit into memory
   * @throws DataFormatException for a name twice, or one that leads elsewhere
   */
  Path keep(String name, InputStream content) throws IOException {
    return name.toLowerCase(Locale.ROOT).endsWith(ZIP)
        ? unpack(name, content)
        : write(system.getPath(name), content);
  }

  private Path unpack(String name, InputStream content) throws IOException {
    var folder = system.getPath(name.substring(0, name.length() - ZIP.length()));
    var zip = new ZipInputStream(content);
    int entries = 0;
    for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (++entries > MOST_ENTRIES) {
        throw new DataFormatException(name, "more entries", "at most " + MOST_ENTRIES);
      }
      var inside = MemoryPath.parse(system, entry.getName().replace('\\', '/'));
      if (!entry.isDirectory() && !foreign(inside)) {
        write(folder.resolve(new MemoryPath(system, false, inside.names())), zip);
      }
    }
    return onlyFolder(root.resolve(folder));
  }

  /** Archives of CLASS/NAME may have one folder above. */
  private Path onlyFolder(MemoryPath folder) {
    List<Path> children = system.children(folder);
    boolean wrapped =
        children.size() == 1
            && system.children(children.get(0)).stream().anyMatch(system::isFolder);
    return wrapped ? children.get(0) : folder;
  }

  /** What archivers add of their own. */
  private static boolean foreign(MemoryPath inside) {
    return inside.names().contains("__MACOSX") || inside.toString().endsWith(".DS_Store");
  }

  private Path write(MemoryPath name, InputStream content) throws IOException {
    var path = root.resolve(name);
    if (!path.normalize().equals(path) || path.getNameCount() <= root.getNameCount()) {
      throw new DataFormatException("sealed data", "a name with '..'", "names below their folder");
    }
    int most = (int) Math.min(left, LONGEST_ARRAY);
    var bytes = content.readNBytes(most);
    if (content.read() >= 0) {
      throw new StorageException(
          "sealed data", "larger", "at most " + mostBytes + " bytes, a quarter of the heap (-Xmx)");
    }
    left -= bytes.length;
    if (!system.put(path, bytes)) {
      throw new DataFormatException("sealed data", "a name twice", "every name once");
    }
    return path;
  }
}
