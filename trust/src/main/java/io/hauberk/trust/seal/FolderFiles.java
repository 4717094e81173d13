package io.hauberk.trust.seal;

import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of a folder that is sealed. */
final class FolderFiles {

  private static final int DEEPEST = 64;

  private FolderFiles() {}

  /**
   * Relative names with slashes, in order; files that are hidden or in hidden folders are left out.
   *
   * @throws StorageException when there are none, too many, or one has a name no index can hold
   */
  static List<String> below(Path folder, int most) {
    if (!Files.isDirectory(folder)) {
      throw new StorageException("folder", folder, "a folder of files");
    }
    try (var walk = Files.walk(folder, DEEPEST)) {
      var names =
          walk.filter(Files::isRegularFile)
              .map(file -> String.join("/", parts(folder.relativize(file))))
              .filter(name -> Stream.of(name.split("/")).noneMatch(part -> part.startsWith(".")))
              .limit(most + 1L)
              .sorted()
              .toList();
      check(folder, names, most);
      return names;
    } catch (IOException e) {
      throw new StorageException("folder", folder, "readable", e);
    }
  }

  private static List<String> parts(Path relative) {
    return Stream.iterate(0, i -> i < relative.getNameCount(), i -> i + 1)
        .map(i -> relative.getName(i).toString())
        .toList();
  }

  private static void check(Path folder, List<String> names, int most) {
    boolean sound =
        !names.isEmpty() && names.size() <= most && names.stream().allMatch(FolderFiles::isSafe);
    if (!sound) {
      throw new StorageException(
          "folder", folder, "1 to " + most + " files with names without control characters");
    }
  }

  /** Whether a name leads nowhere but below its folder, on any system. */
  static boolean isSafe(String name) {
    boolean plain = name.chars().noneMatch(c -> c == '\\' || c == ':' || Character.isISOControl(c));
    return plain
        && Stream.of(name.split("/", -1))
            .noneMatch(part -> part.isBlank() || part.equals(".") || part.equals(".."));
  }

  /** Takes files away, then the folders they leave empty up to {@code top}. */
  static void remove(List<Path> files, Path top) {
    var folders = new TreeSet<Path>(Comparator.reverseOrder());
    for (var file : files) {
      for (var at = file.getParent(); at != null && at.startsWith(top); at = at.getParent()) {
        folders.add(at);
      }
    }
    Stream.concat(files.stream(), folders.stream()).forEach(FolderFiles::removeOne);
  }

  private static void removeOne(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      path.toFile().deleteOnExit();
    }
  }
}
