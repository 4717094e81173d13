package io.hauberk.tensor.data.catalogue;

import io.hauberk.core.StorageException;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.format.ReadSpec;
import java.nio.file.Files;
import java.util.List;

/**
 * A data set that others publish and a machine may have.
 *
 * @param folders where it may lie below each root of the {@link SearchPath}
 * @param classes in label order
 * @param getting how it comes to the machine, for the message when it is missing
 */
record PublishedSet(String label, List<String> folders, List<String> classes, String getting)
    implements NamedSet {

  /**
   * @throws StorageException when no folder holds the split
   */
  @Override
  public DataSet open(Split split, ReadOptions options, SearchPath path) {
    return path.roots().stream()
        .flatMap(root -> folders.stream().map(root::resolve))
        .filter(Files::isDirectory)
        .flatMap(folder -> FolderLayout.in(folder, split).stream())
        .findFirst()
        .orElseThrow(() -> missing(split, path))
        .read(new ReadSpec(label(split), classes, options));
  }

  private StorageException missing(Split split, SearchPath path) {
    var looked = path.roots().stream().map(root -> root.resolve(folders.get(0))).toList();
    return new StorageException(
        "data set " + label,
        "no " + split.label() + " samples",
        "in one of " + looked + "; " + getting);
  }
}
