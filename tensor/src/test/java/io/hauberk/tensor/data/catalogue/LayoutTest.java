package io.hauberk.tensor.data.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.data.Made;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {

  @TempDir Path folder;

  private void table(String name, int rows) {
    Made.text(folder, name, "x,label\n" + "1,a\n".repeat(rows));
  }

  private int size(Split split) {
    try (var set = FolderLayout.in(folder, split).orElseThrow().read(Made.SPEC)) {
      return set.size();
    }
  }

  @Test
  void in_severalLayouts_firstOfTheListCounts() {
    table("train.csv", 3);
    Made.file(folder, "a/1.png", Made.png(1, 1, 0));
    assertThat(size(Split.TRAIN)).isEqualTo(3);
    Made.file(folder, "train.zip", Made.zip(Map.of("a/1.png", Made.png(1, 1, 0))));
    assertThat(size(Split.TRAIN)).isEqualTo(1);
  }

  @Test
  void in_partsOfOneSplit_otherNotTakenFromClassFolders() {
    Made.file(folder, "train/a/1.png", Made.png(1, 1, 0));
    assertThat(FolderLayout.in(folder, Split.TEST)).isEmpty();
    assertThat(size(Split.TRAIN)).isEqualTo(1);
  }

  @Test
  void in_emptyFolder_nothing() throws IOException {
    assertThat(FolderLayout.in(folder, Split.TRAIN)).isEmpty();
    Files.createDirectories(folder.resolve(".git"));
    assertThat(FolderLayout.in(folder, Split.TRAIN)).isEmpty();
  }

  @Test
  void in_unreadable_refused() throws IOException {
    var loop = folder.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    assertThatThrownBy(() -> FolderLayout.in(loop, Split.TRAIN))
        .isInstanceOf(StorageException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "a.zip,ZIP",
    "A.ZIP,ZIP",
    "t.csv,CSV",
    "t.Csv,CSV",
    "t.csv.gz,CSV",
    "train-images-idx3-ubyte,IDX",
    "t10k-images-idx3-ubyte.gz,IDX"
  })
  void of_name_itsKind(String name, FileKind kind) {
    assertThat(FileKind.of(Path.of(name))).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip", "a.zip.txt", "train-labels-idx1-ubyte", "a.parquet", "/"})
  void of_otherName_refused(String name) {
    assertThatThrownBy(() -> FileKind.of(Path.of(name))).isInstanceOf(DataFormatException.class);
  }

  @Test
  void named_everyLabel_itself() {
    for (var set : Catalogue.SETS) {
      assertThat(Catalogue.named(set.label())).contains(set);
      assertThat(set.label(Split.TEST)).isEqualTo(set.label() + "-test");
    }
    assertThat(Catalogue.named("MNIST")).isEmpty();
  }

  @Test
  void open_publishedFolderIsAFile_nextRootCounts() {
    Made.text(folder, "bad/cifar10-jpeg", "not a folder");
    Made.file(folder, "good/cifar10-jpeg/a/1.png", Made.png(1, 1, 0));
    var path = new SearchPath(List.of(folder.resolve("bad"), folder.resolve("good")));
    var set = Catalogue.named("cifar10-jpeg").orElseThrow();
    assertThatThrownBy(() -> set.open(Split.TRAIN, ReadOptions.DEFAULT, path))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("classes [a] (expected: [airplane, ");
  }
}
