package io.hauberk.tensor.data.image;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Digest;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.DataSource;
import io.hauberk.tensor.data.format.Limits;
import io.hauberk.tensor.data.format.ReadSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.ZipException;

/**
 * Images in folders named after their classes. The first image of every class comes first, then the
 * second of every class, and so on, so that the first samples of a set are of all classes.
 *
 * @param origin the folder or archive they are in
 */
record ImageSet(Path origin, List<ImageEntry> entries) {

  /**
   * Reads at most the options' limit of images.
   *
   * @param source from the SHA-256 of the lines {@code sha256 CLASS/NAME}
   * @throws DataFormatException when an image is broken or of another size than the first
   */
  DataSet read(ReadSpec spec, Function<String, DataSource> source) {
    var byClass = byClass();
    var classes = List.copyOf(byClass.keySet());
    checkClasses(classes, spec);
    var order = order(byClass, spec.options().limit());
    try (var scope = TensorScope.open();
        var decoder = new ImageDecoder();
        var task = spec.options().progress().start("read " + spec.name(), order.size())) {
      var pixels = new PixelStack(order.size());
      var lines = new StringBuilder();
      long bytes = 0;
      for (var entry : order) {
        var file = bytes(entry);
        bytes = checkedSum(bytes, file.length);
        pixels.add(decoder.decode(file, entry.format(), name(entry)), name(entry));
        lines.append(Digest.sha256(file)).append(' ').append(entry.name()).append('\n');
        task.advance(1);
      }
      var digest = Digest.sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
      var labels = labels(order, classes);
      return DataSet.of(
          new DataSet.About(spec.name(), classes, List.of(source.apply(digest))),
          pixels.whole(),
          Tensors.of(labels, labels.length));
    }
  }

  private static long[] labels(List<ImageEntry> order, List<String> classes) {
    return order.stream()
        .mapToLong(entry -> Collections.binarySearch(classes, entry.className()))
        .toArray();
  }

  /** Sorted by name. */
  private SortedMap<String, List<ImageEntry>> byClass() {
    SortedMap<String, List<ImageEntry>> classes = new TreeMap<>();
    for (var entry : entries) {
      classes.computeIfAbsent(entry.className(), name -> new ArrayList<>()).add(entry);
    }
    return classes;
  }

  private void checkClasses(List<String> classes, ReadSpec spec) {
    if (classes.isEmpty() || classes.size() > Limits.CLASSES) {
      throw new DataFormatException(
          origin.toString(),
          classes.size() + " classes of images",
          "1 to " + Limits.CLASSES + ", as CLASS/NAME.jpg or .png");
    }
    if (!spec.classes().isEmpty() && !spec.classes().equals(classes)) {
      throw new DataFormatException(origin.toString(), "classes " + classes, "" + spec.classes());
    }
  }

  private static List<ImageEntry> order(Map<String, List<ImageEntry>> byClass, int limit) {
    record Placed(int place, ImageEntry entry) {}
    List<Placed> placed = new ArrayList<>();
    for (var members : byClass.values()) {
      var sorted = members.stream().sorted(Comparator.comparing(ImageEntry::fileName)).toList();
      for (int place = 0; place < sorted.size(); place++) {
        placed.add(new Placed(place, sorted.get(place)));
      }
    }
    return placed.stream()
        .sorted(Comparator.comparingInt(Placed::place)) // stable: classes stay in order
        .limit(limit)
        .map(Placed::entry)
        .toList();
  }

  private byte[] bytes(ImageEntry entry) {
    try (var in = entry.content().open()) {
      var bytes = in.readNBytes(Limits.IMAGE_FILE_BYTES + 1);
      if (bytes.length > Limits.IMAGE_FILE_BYTES) {
        throw new DataFormatException(
            name(entry),
            "more than " + Limits.IMAGE_FILE_BYTES + " bytes",
            "at most " + Limits.IMAGE_FILE_BYTES);
      }
      return bytes;
    } catch (ZipException e) {
      throw new DataFormatException(name(entry), "broken: " + e.getMessage(), "a sound entry", e);
    } catch (IOException e) {
      throw new StorageException("image", name(entry), "readable", e);
    }
  }

  private long checkedSum(long sum, int more) {
    if (sum + more > Limits.BYTES) {
      throw new DataFormatException(
          origin.toString(), "more than " + Limits.BYTES + " bytes", "at most " + Limits.BYTES);
    }
    return sum + more;
  }

  private String name(ImageEntry entry) {
    return origin + "/" + entry.name();
  }
}
