package io.hauberk.tensor.data.image;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.DataSource;
import io.hauberk.tensor.data.format.Limits;
import io.hauberk.tensor.data.format.ReadSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder with a folder of images for each class: CLASS/NAME.jpg or .png. */
public final class ImageFolder {

  private ImageFolder() {}

  /** Whether it has a folder that could be a class. */
  public static boolean isOne(Path folder) {
    return children(folder).stream().anyMatch(Files::isDirectory);
  }

  /**
   * Reads the images into [n, channels, height, width], bytes.
   *
   * @throws DataFormatException when a file is no image or not as it should be
   * @throws StorageException when a folder or file cannot be read
   */
  public static DataSet read(Path folder, ReadSpec spec) {
    var entries =
        children(folder).stream()
            .filter(Files::isDirectory)
            .flatMap(one -> children(one).stream().map(image -> entry(one, image)))
            .limit(Limits.ENTRIES)
            .toList();
    var name = String.valueOf(folder.getFileName());
    return new ImageSet(folder, entries).read(spec, digest -> new DataSource(name, digest));
  }

  private static ImageEntry entry(Path folder, Path image) {
    var name = image.getFileName().toString();
    var format =
        ImageFormat.of(name)
            .filter(f -> Files.isRegularFile(image))
            .orElseThrow(() -> new DataFormatException("image", image, ".jpg, .jpeg or .png file"));
    var className = String.valueOf(folder.getFileName());
    return new ImageEntry(className, name, format, () -> Files.newInputStream(image));
  }

  /** All but hidden ones. */
  private static List<Path> children(Path folder) {
    try (var children = Files.list(folder)) {
      return children
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .limit(Limits.ENTRIES)
          .toList();
    } catch (IOException e) {
      throw new StorageException("folder", folder, "readable", e);
    }
  }
}
