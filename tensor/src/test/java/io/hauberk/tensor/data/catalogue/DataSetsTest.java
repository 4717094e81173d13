package io.hauberk.tensor.data.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.Made;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetsTest {

  @TempDir Path folder;

  private static void mnist(Path root, int labels) {
    mnist(root, "train", labels);
    mnist(root, "t10k", labels + 1);
  }

  private static void mnist(Path folder, String prefix, int samples) {
    var images = Made.idx(8, Made.extents(samples, 2, 2), new byte[4 * samples]);
    var labels = Made.idx(8, Made.extents(samples), new byte[samples]);
    Made.file(folder, prefix + "-images-idx3-ubyte.gz", Made.gzip(images));
    Made.file(folder, prefix + "-labels-idx1-ubyte", labels);
  }

  private static byte[] images(int n) {
    Map<String, byte[]> entries = new TreeMap<>();
    for (int i = 0; i < n; i++) {
      entries.put("a/" + i + ".png", Made.png(1, 1, i));
    }
    return Made.zip(entries);
  }

  private static DataSet open(String name, Split split, Path... roots) {
    return DataSets.open(name, split, ReadOptions.DEFAULT, new SearchPath(List.of(roots)));
  }

  @Test
  void open_name_splitsNameAndClasses() {
    mnist(folder.resolve("mnist"), 3);
    try (var train = open("mnist", Split.TRAIN, folder);
        var test = open("mnist", Split.TEST, folder)) {
      assertThat(train.name()).isEqualTo("mnist-train");
      assertThat(train.size()).isEqualTo(3);
      assertThat(test.name()).isEqualTo("mnist-test");
      assertThat(test.size()).isEqualTo(4);
      assertThat(train.classes()).hasSize(10);
    }
  }

  @Test
  void open_nameInSeveralPlaces_firstCounts() {
    mnist(folder.resolve("one/mnist"), 1);
    mnist(folder.resolve("two/MNIST/raw"), 2);
    var one = folder.resolve("one");
    var two = folder.resolve("two");
    try (var first = open("mnist", Split.TRAIN, one, two);
        var second = open("mnist", Split.TRAIN, folder.resolve("none"), two, one)) {
      assertThat(first.size()).isEqualTo(1);
      assertThat(second.size()).isEqualTo(2);
    }
  }

  @Test
  void open_placeWithoutTheSplit_nextCounts() {
    mnist(folder.resolve("half/fashion-mnist"), "train", 1);
    mnist(folder.resolve("whole/fashion-mnist"), 1);
    try (var test =
        open("fashion-mnist", Split.TEST, folder.resolve("half"), folder.resolve("whole"))) {
      assertThat(test.size()).isEqualTo(2);
      assertThat(test.classes()).contains("Ankle boot");
    }
  }

  @Test
  void searchPath_order_optionEnvironmentCacheSystem() {
    var options = ReadOptions.DEFAULT.withDataDirectory(Path.of("/option"));
    var cache = Path.of("/cache");
    assertThat(SearchPath.of(options, Map.of("HAUBERK_DATA", "/environment"), cache).roots())
        .containsExactly(
            Path.of("/option"), Path.of("/environment"), cache, Path.of("/usr/share/datasets"));
    assertThat(SearchPath.of(ReadOptions.DEFAULT, Map.of("HAUBERK_DATA", " "), cache).roots())
        .containsExactly(cache, Path.of("/usr/share/datasets"));
    assertThat(DataSets.cache().endsWith(".cache/hauberk/datasets")).isTrue();
  }

  @Test
  void open_missing_saysWhereItLookedAndHowToGetIt() {
    assertThatThrownBy(() -> open("mnist", Split.TEST, folder, Path.of("/nowhere")))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "data set mnist: no test samples (expected: in one of ["
                + folder.resolve("mnist")
                + ", /nowhere/mnist]; 'hauberk data fetch mnist' gets it)");
    assertThatThrownBy(() -> open("cifar10-jpeg", Split.TRAIN, folder))
        .hasMessageContaining("train.zip");
  }

  @Test
  void open_unknownName_names() {
    assertThatThrownBy(() -> open("mnits", Split.TRAIN, folder))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "data set: mnits (expected: one of [mnist, fashion-mnist, cifar10, cifar10-jpeg, glyphs]"
                + " or the path of a folder, .zip, .csv or IDX file)");
    assertThatThrownBy(() -> open("nul\0", Split.TRAIN, folder))
        .isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> open(" ", Split.TRAIN, folder))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void open_glyphs_needsNothing() {
    var options = ReadOptions.DEFAULT.withLimit(20);
    try (var set = DataSets.open("glyphs", Split.TEST, options)) {
      assertThat(set.size()).isEqualTo(20);
      assertThat(set.name()).isEqualTo("glyphs-test");
      assertThat(DataSets.names()).contains("glyphs");
    }
  }

  @Test
  void open_filesByPath_kindByName() {
    mnist(folder, 2);
    var images = folder.resolve("t10k-images-idx3-ubyte.gz").toString();
    var csv = Made.text(folder, "t.CSV", "x,label\n1,a\n").toString();
    var zip = Made.file(folder, "t.zip", images(4)).toString();
    try (var idx = DataSets.open(images, Split.TRAIN);
        var table = DataSets.open(csv, Split.TEST);
        var pictures = DataSets.open(zip, Split.TEST, ReadOptions.DEFAULT.withLimit(3))) {
      assertThat(idx.size()).isEqualTo(3);
      assertThat(table.name()).isEqualTo("t.CSV");
      assertThat(pictures.size()).isEqualTo(3);
    }
    var other = Made.text(folder, "t.bin", "x").toString();
    assertThatThrownBy(() -> DataSets.open(other, Split.TRAIN))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("t.bin (expected: a folder, .zip, .csv or");
  }

  @Test
  void open_foldersByPath_everyLayout() {
    mnist(folder.resolve("idx"), 1);
    Made.file(folder, "zips/train.zip", images(2));
    Made.text(folder, "tables/test.csv", "x,label\n1,a\n2,a\n3,b\n");
    Made.file(folder, "parts/train/a/1.png", Made.png(1, 1, 0));
    Made.file(folder, "parts/test/a/1.png", Made.png(1, 1, 0));
    Made.file(folder, "parts/test/b/1.png", Made.png(1, 1, 0));
    Made.file(folder, "classes/a/1.png", Made.png(1, 1, 0));
    assertThat(size("idx", Split.TEST)).isEqualTo(2);
    assertThat(size("zips", Split.TRAIN)).isEqualTo(2);
    assertThat(size("tables", Split.TEST)).isEqualTo(3);
    assertThat(size("parts", Split.TRAIN)).isEqualTo(1);
    assertThat(size("parts", Split.TEST)).isEqualTo(2);
    assertThat(size("classes", Split.TRAIN)).isEqualTo(1);
    assertThat(size("classes", Split.TEST)).isEqualTo(1);
  }

  private int size(String name, Split split) {
    try (var set = DataSets.open(folder.resolve(name).toString(), split)) {
      return set.size();
    }
  }

  @Test
  void open_folderWithoutTheSplit_refused() {
    Made.file(folder, "parts/train/a/1.png", Made.png(1, 1, 0));
    var parts = folder.resolve("parts").toString();
    assertThatThrownBy(() -> DataSets.open(parts, Split.TEST))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("images to test");
    Made.text(folder, "empty/readme", "x");
    var empty = folder.resolve("empty").toString();
    assertThatThrownBy(() -> DataSets.open(empty, Split.TRAIN))
        .isInstanceOf(StorageException.class);
  }

  @Test
  void open_limit_firstSamples() {
    mnist(folder.resolve("mnist"), 5);
    var options = ReadOptions.DEFAULT.withLimit(2);
    try (var set = DataSets.open("mnist", Split.TRAIN, options, new SearchPath(List.of(folder)))) {
      assertThat(set.size()).isEqualTo(2);
    }
    assertThatThrownBy(() -> ReadOptions.DEFAULT.withLimit(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReadOptions.DEFAULT.withScale(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReadOptions.DEFAULT.withLabelColumn(" "))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
