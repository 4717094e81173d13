package io.hauberk.tensor.data.format;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/** A file of images and a file of their labels, in IDX, gzip or not. */
public record IdxPair(Path images, Path labels) {

  private static final String IMAGES = "images-idx3-ubyte";
  private static final String LABELS = "labels-idx1-ubyte";
  private static final String GZIP = ".gz";

  /** The pair of a split in a folder, if the images are there. */
  public static Optional<IdxPair> in(Path folder, Split split) {
    return existing(folder.resolve(split.idxPrefix() + "-" + IMAGES)).map(IdxPair::of);
  }

  /**
   * The pair of which {@code images} is one.
   *
   * @throws StorageException when the labels are not beside it, or its name does not tell them
   */
  public static IdxPair of(Path images) {
    var name = images.getFileName().toString();
    var plain = name.endsWith(GZIP) ? name.substring(0, name.length() - GZIP.length()) : name;
    if (!isImages(images)) {
      throw new StorageException("IDX images", images, "a name that ends with " + IMAGES);
    }
    var stem = plain.substring(0, plain.length() - IMAGES.length());
    var labels = images.resolveSibling(stem + LABELS);
    return new IdxPair(
        images,
        existing(labels)
            .orElseThrow(
                () -> new StorageException("labels", labels, "beside the images, or with .gz")));
  }

  /** Whether a file's name says that it holds IDX images. */
  public static boolean isImages(Path file) {
    var name = String.valueOf(file.getFileName());
    return name.endsWith(IMAGES) || name.endsWith(IMAGES + GZIP);
  }

  /**
   * Reads [n, rows, columns] as [n, 1, rows, columns]; other extents stay.
   *
   * @throws DataFormatException when a file is not as its header says, or a label has no class
   * @throws StorageException when a file cannot be read
   */
  public DataSet read(ReadSpec spec) {
    try (var scope = TensorScope.open();
        var task = spec.options().progress().start("read " + images.getFileName(), 2);
        var imageFile = InputFile.open(images);
        var labelFile = InputFile.open(labels)) {
      var numbers = labels(labelFile);
      task.advance(1);
      var inputs = images(imageFile, numbers.length);
      task.advance(1);

      var classes = spec.classes().isEmpty() ? numbered(numbers) : spec.classes();
      checkLabels(labelFile, numbers, classes.size());
      var sources = List.of(imageFile.source(), labelFile.source());
      var about = new DataSet.About(spec.name(), classes, sources);
      return DataSet.of(about, inputs, Tensors.of(numbers, numbers.length));
    }
  }

  private static long[] labels(InputFile file) {
    var header = IdxHeader.read(file);
    if (header.element() != IdxElement.BYTE || header.extents().length != 1) {
      throw file.refused(
          header.element() + " of " + header.extents().length + " axes",
          "labels: bytes of one axis");
    }
    var bytes = new byte[header.samples()];
    file.read(bytes, bytes.length);
    file.expectEnd();
    var labels = new long[bytes.length];
    Arrays.setAll(labels, i -> bytes[i] & 0xFF);
    return labels;
  }

  /** [n, h, w] becomes [n, 1, h, w]: one channel. */
  private static Tensor images(InputFile file, int labels) {
    var header = IdxHeader.read(file);
    if (header.extents().length < 2 || header.samples() != labels) {
      throw file.refused(
          "extents " + Arrays.toString(header.extents()), labels + " images, one a label");
    }
    var tensor = header.element().read(file, header);
    file.expectEnd();
    return tensor.dim() == 3 ? tensor.unsqueeze(1) : tensor;
  }

  /** Classes without names: 0 to the largest label. */
  private static List<String> numbered(long[] labels) {
    long largest = Arrays.stream(labels).max().orElse(0);
    return LongStream.rangeClosed(0, largest).mapToObj(Long::toString).toList();
  }

  private static void checkLabels(InputFile file, long[] labels, int classes) {
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] >= classes) {
        throw file.refused("label " + labels[i] + " of sample " + i, "0 to " + (classes - 1));
      }
    }
  }

  private static Optional<Path> existing(Path plain) {
    return Stream.of(plain, plain.resolveSibling(plain.getFileName() + GZIP))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
