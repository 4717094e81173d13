package io.hauberk.tensor.data.catalogue;

import io.hauberk.core.Checks;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.format.ReadSpec;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Data sets by name or path.
 *
 * <p>A name ({@link #names}) is looked for below the options' folder, {@code $HAUBERK_DATA}, the
 * user's cache and {@code /usr/share/datasets}, in this order. A path is a folder, a {@code .zip}
 * of images, a {@code .csv} table or an IDX file of images with its labels beside it; where a
 * folder has no parts for training and testing, it is read whole for either.
 */
public final class DataSets {

  private DataSets() {}

  /** With {@link ReadOptions#DEFAULT}. */
  public static DataSet open(String nameOrPath, Split split) {
    return open(nameOrPath, split, ReadOptions.DEFAULT);
  }

  /**
   * Reads a data set; the caller closes it.
   *
   * @throws StorageException when it is not there or cannot be read; the message says where it was
   *     looked for and how to get it
   * @throws DataFormatException when a file is not what it should be
   */
  public static DataSet open(String nameOrPath, Split split, ReadOptions options) {
    return open(nameOrPath, split, options, SearchPath.of(options));
  }

  /**
   * Reads a data set of any file system, also one that is in memory; the caller closes it.
   *
   * @throws StorageException when it is not there or cannot be read
   * @throws DataFormatException when a file is not what it should be
   */
  public static DataSet open(Path path, Split split, ReadOptions options) {
    if (!Files.exists(path)) {
      throw missing(path.toString());
    }
    return limited(read(path, split, options), options.limit());
  }

  static DataSet open(String nameOrPath, Split split, ReadOptions options, SearchPath path) {
    Checks.argument(!nameOrPath.isBlank(), "data set", nameOrPath, "a name or a path");
    var named = Catalogue.named(nameOrPath);
    var set =
        named.isPresent()
            ? named.get().open(split, options, path)
            : read(path(nameOrPath), split, options);
    return limited(set, options.limit());
  }

  /** The data sets that have a name. */
  public static List<String> names() {
    return Catalogue.SETS.stream().map(NamedSet::label).toList();
  }

  /** The user's folder for downloaded data sets, {@code ~/.cache/hauberk/datasets}. */
  public static Path cache() {
    return SearchPath.cache();
  }

  private static Path path(String text) {
    try {
      var path = Path.of(text);
      if (Files.exists(path)) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw missing(text);
    }
    throw missing(text);
  }

  private static StorageException missing(String text) {
    return new StorageException(
        "data set", text, "one of " + names() + " or the path of a folder, .zip, .csv or IDX file");
  }

  private static DataSet read(Path path, Split split, ReadOptions options) {
    var spec = ReadSpec.of(String.valueOf(path.getFileName()), options);
    if (Files.isDirectory(path)) {
      return FolderLayout.in(path, split)
          .orElseThrow(
              () ->
                  new StorageException(
                      "folder",
                      path,
                      "IDX, CIFAR-10, CSV or CLASS/NAME images to " + split.label()))
          .read(spec);
    }
    return FileKind.of(path).read(path, spec);
  }

  private static DataSet limited(DataSet set, int limit) {
    if (set.size() <= limit) {
      return set;
    }
    try (set) {
      return set.first(limit);
    }
  }
}
