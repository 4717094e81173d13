package io.hauberk.tensor.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Digest;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSource;
import io.hauberk.tensor.data.Made;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.format.ReadSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {

  @TempDir Path folder;

  private void png(String name, int colour) {
    Made.file(folder, name, Made.png(2, 1, colour));
  }

  @Test
  void read_threeImages_classByClassInTurn() {
    png("dog/0001.png", 0x0000FF);
    png("cat/0002.png", 0x020000);
    png("cat/0001.png", 0xFF0000);
    Made.text(folder, ".DS_Store", "x");
    Made.text(folder, "cat/.hidden", "x");
    Made.text(folder, "README", "outside the classes");
    try (var set = ImageFolder.read(folder, Made.SPEC);
        var scope = TensorScope.open()) {
      assertThat(set.classes()).containsExactly("cat", "dog");
      assertThat(set.labels()).containsExactly(0, 1, 0);
      assertThat(set.sampleShape()).containsExactly(3L, 1L, 2L);
      assertThat(Tensors.floats(set.all().inputs()))
          .containsExactly(1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2 / 255f, 2 / 255f, 0, 0, 0, 0);
    }
  }

  @Test
  void read_source_digestOfTheImagesDigests() {
    png("a/1.png", 0x111111);
    png("b/1.png", 0x222222);
    var lines =
        Digest.sha256(Made.png(2, 1, 0x111111))
            + " a/1.png\n"
            + Digest.sha256(Made.png(2, 1, 0x222222))
            + " b/1.png\n";
    try (var set = ImageFolder.read(folder, Made.SPEC)) {
      assertThat(set.sources())
          .containsExactly(
              new DataSource(
                  folder.getFileName().toString(),
                  Digest.sha256(lines.getBytes(StandardCharsets.UTF_8))));
    }
  }

  @Test
  void read_allGrey_oneChannel() {
    Made.file(folder, "a/1.png", Made.encoded(Made.grey(2, 2, 51), "png"));
    Made.file(folder, "b/1.png", Made.encoded(Made.grey(2, 2, 102), "png"));
    try (var set = ImageFolder.read(folder, Made.SPEC);
        var scope = TensorScope.open()) {
      assertThat(set.sampleShape()).containsExactly(1L, 2L, 2L);
      assertThat(Tensors.floats(set.batch(1, 2).inputs())).containsOnly(102 / 255f);
    }
  }

  @Test
  void read_greyAmongColour_threeChannels() {
    Made.file(folder, "a/1.png", Made.encoded(Made.grey(2, 1, 51), "png"));
    png("b/1.png", 0xFF0000);
    try (var set = ImageFolder.read(folder, Made.SPEC);
        var scope = TensorScope.open()) {
      assertThat(set.sampleShape()).containsExactly(3L, 1L, 2L);
      assertThat(Tensors.floats(set.batch(0, 1).inputs())).containsOnly(51 / 255f);
    }
  }

  @Test
  void read_limit_firstOfEveryClassAndProgress() {
    png("a/1.png", 1);
    png("b/1.png", 2);
    Made.text(folder, "a/2.png", "never read");
    var progress = new Made.Counting();
    var options = ReadOptions.DEFAULT.withLimit(2).withProgress(progress);
    try (var set = ImageFolder.read(folder, ReadSpec.of("t", options))) {
      assertThat(set.labels()).containsExactly(0, 1);
      assertThat(progress.total).isEqualTo(2);
      assertThat(progress.done).isEqualTo(2);
      assertThat(progress.closed).isTrue();
    }
  }

  @Test
  void read_otherSize_refused() {
    png("a/1.png", 1);
    Made.file(folder, "b/1.png", Made.png(3, 1, 1));
    assertThatThrownBy(() -> ImageFolder.read(folder, Made.SPEC))
        .isInstanceOf(DataFormatException.class)
        .hasMessageEndingWith("b/1.png: 3 x 1 pixels (expected: 2 x 1, as the first image)");
  }

  @Test
  void read_foreignFile_refused() {
    png("a/1.png", 1);
    Made.text(folder, "a/notes.txt", "x");
    assertThatThrownBy(() -> ImageFolder.read(folder, Made.SPEC))
        .isInstanceOf(DataFormatException.class)
        .hasMessageEndingWith("notes.txt (expected: .jpg, .jpeg or .png file)");
  }

  @Test
  void read_folderNamedAsImage_refused() throws IOException {
    Files.createDirectories(folder.resolve("a/1.png"));
    assertThatThrownBy(() -> ImageFolder.read(folder, Made.SPEC))
        .isInstanceOf(DataFormatException.class);
  }

  @Test
  void read_noImages_refused() throws IOException {
    Files.createDirectories(folder.resolve("a"));
    assertThatThrownBy(() -> ImageFolder.read(folder, Made.SPEC))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("0 classes of images");
  }

  @Test
  void read_notTheNamedClasses_refused() {
    png("a/1.png", 1);
    var spec = new ReadSpec("named", List.of("a", "b"), ReadOptions.DEFAULT);
    assertThatThrownBy(() -> ImageFolder.read(folder, spec))
        .hasMessageEndingWith("classes [a] (expected: [a, b])");
  }

  @Test
  void read_unreadableFolder_refused() throws IOException {
    assertThatThrownBy(() -> ImageFolder.read(folder.resolve("gone"), Made.SPEC))
        .isInstanceOf(StorageException.class)
        .hasMessageEndingWith("gone (expected: readable)");
    var loop = folder.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    assertThatThrownBy(() -> ImageFolder.read(loop, Made.SPEC))
        .isInstanceOf(StorageException.class);
  }

  @Test
  void read_unreadableImage_refused() throws IOException {
    png("a/1.png", 1);
    var entry =
        new ImageEntry(
            "a",
            "1.png",
            ImageFormat.PNG,
            () -> {
              throw new IOException("forbidden");
            });
    assertThatThrownBy(
            () ->
                new ImageSet(folder, List.of(entry))
                    .read(Made.SPEC, digest -> new DataSource("x", digest)))
        .isInstanceOf(StorageException.class)
        .hasMessageEndingWith("a/1.png (expected: readable)");
  }
}
