package io.hauberk.tensor.data.image;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Digest;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.DataSource;
import io.hauberk.tensor.data.format.Limits;
import io.hauberk.tensor.data.format.ReadSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip of images, CLASS/NAME.jpg or .png, all below one folder or none. Nothing is unpacked. */
public final class ImageZip {

  private static final Set<String> FOREIGN_FOLDERS = Set.of("__MACOSX");

  private ImageZip() {}

  /**
   * Reads the images into [n, channels, height, width], bytes.
   *
   * @throws DataFormatException when a name, entry or image is not as it should be
   * @throws StorageException when the archive cannot be read
   */
  public static DataSet read(Path zip, ReadSpec spec) {
    if (!Files.isRegularFile(zip)) {
      throw new StorageException("zip", zip, "an existing file");
    }
    var source = new DataSource(String.valueOf(zip.getFileName()), Digest.sha256(zip));
    try (var file = new ZipFile(zip.toFile())) {
      return new ImageSet(zip, entries(zip, file)).read(spec, digest -> source);
    } catch (ZipException e) {
      throw new DataFormatException(zip.toString(), "broken: " + e.getMessage(), "a zip file", e);
    } catch (IOException e) {
      throw new StorageException("zip", zip, "readable", e);
    }
  }

  private static List<ImageEntry> entries(Path zip, ZipFile file) {
    if (file.size() > Limits.ENTRIES) {
      throw new DataFormatException(
          zip.toString(), file.size() + " entries", "at most " + Limits.ENTRIES);
    }
    var images =
        named(zip, file).stream()
            .filter(entry -> !entry.isDirectory())
            .filter(ImageZip::isMeant)
            .toList();
    images.forEach(entry -> checkName(zip, entry));
    var folders = images.stream().map(e -> above(e.getName())).collect(Collectors.toSet());
    if (folders.size() > 1) {
      throw new DataFormatException(
          zip.toString(), "folders " + folders.stream().sorted().limit(3).toList(), "one folder");
    }
    return images.stream().map(entry -> entry(zip, file, entry)).toList();
  }

  private static List<? extends ZipEntry> named(Path zip, ZipFile file) {
    try {
      return file.stream().toList();
    } catch (IllegalArgumentException e) { // what ZipFile says of a comment that is not UTF-8
      throw new DataFormatException(
          zip.toString(), "broken: " + e.getMessage(), "names and comments in UTF-8", e);
    }
  }

  /** Not what archivers add of their own. */
  private static boolean isMeant(ZipEntry entry) {
    var parts = entry.getName().split("/", -1);
    return !FOREIGN_FOLDERS.contains(parts[0])
        && !(parts[parts.length - 1].startsWith(".") && !parts[parts.length - 1].equals(".."));
  }

  private static void checkName(Path zip, ZipEntry entry) {
    var name = entry.getName();
    var parts = List.of(name.split("/", -1));
    boolean plain =
        parts.size() >= 2
            && parts.stream().noneMatch(p -> p.isBlank() || p.equals(".") || p.equals(".."))
            && name.chars().noneMatch(c -> c == '\\' || c == ':' || Character.isISOControl(c));
    if (!plain) {
      throw new DataFormatException(zip.toString(), quoted(name), "entries CLASS/NAME.jpg or .png");
    }
  }

  private static ImageEntry entry(Path zip, ZipFile file, ZipEntry entry) {
    var parts = entry.getName().split("/");
    var fileName = parts[parts.length - 1];
    var format =
        ImageFormat.of(fileName)
            .orElseThrow(
                () ->
                    new DataFormatException(
                        zip.toString(), quoted(entry.getName()), ".jpg, .jpeg or .png entries"));
    return new ImageEntry(
        parts[parts.length - 2], fileName, format, () -> file.getInputStream(entry));
  }

  /** What is above the class folder. */
  private static String above(String name) {
    var parts = List.of(name.split("/"));
    return String.join("/", parts.subList(0, parts.size() - 2));
  }

  /** One line, whatever the archive says. */
  private static String quoted(String name) {
    var line = name.replaceAll("\\p{Cntrl}", "?");
    return line.length() > 200 ? line.substring(0, 200) + "…" : line;
  }
}
