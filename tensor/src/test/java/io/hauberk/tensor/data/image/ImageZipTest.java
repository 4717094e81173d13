package io.hauberk.tensor.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Digest;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.DataSource;
import io.hauberk.tensor.data.Made;
import io.hauberk.tensor.data.format.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageZipTest {

  private static final byte[] RED = Made.png(2, 2, 0xFF0000);
  private static final byte[] BLUE = Made.png(2, 2, 0x0000FF);

  @TempDir Path folder;

  private Path zip(Map<String, byte[]> entries) {
    return Made.file(folder, "t.zip", Made.zip(new TreeMap<>(entries)));
  }

  private DataSet read(Map<String, byte[]> entries) {
    return ImageZip.read(zip(entries), Made.SPEC);
  }

  @Test
  void read_belowAFolder_classesAndDigest() {
    var entries =
        Map.of(
            "test/", new byte[0],
            "test/cat/", new byte[0],
            "test/cat/1.png", RED,
            "test/cat/2.png", RED,
            "test/ant/1.png", BLUE,
            "__MACOSX/test/cat/._1.png", BLUE,
            "test/.DS_Store", BLUE);
    var file = zip(entries);
    try (var set = ImageZip.read(file, Made.SPEC)) {
      assertThat(set.classes()).containsExactly("ant", "cat");
      assertThat(set.labels()).containsExactly(0, 1, 1);
      assertThat(set.sources()).containsExactly(new DataSource("t.zip", Digest.sha256(file)));
    }
  }

  @Test
  void read_withoutFolderAbove_understood() {
    try (var set = read(Map.of("a/1.png", RED, "b/1.png", BLUE))) {
      assertThat(set.size()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a/1.png",
        "a/../1.png",
        "/a/1.png",
        "a//1.png",
        "a/./1.png",
        "a\\..\\b/1.png",
        "C:/a/1.png",
        "a/1\n.png",
        "1.png",
        "a/.."
      })
  void read_entryNameLeavesItsPlace_refused(String name) {
    assertThatThrownBy(() -> read(Map.of("a/0.png", RED, name, RED)))
        .isInstanceOf(DataFormatException.class)
        .message()
        .contains("(expected: entries CLASS/NAME.jpg or .png)")
        .hasLineCount(1);
  }

  @Test
  void read_foreignEntry_refused() {
    assertThatThrownBy(() -> read(Map.of("a/1.png", RED, "a/run.sh", RED)))
        .hasMessageEndingWith("t.zip: a/run.sh (expected: .jpg, .jpeg or .png entries)");
  }

  @Test
  void read_twoFoldersAbove_refused() {
    assertThatThrownBy(() -> read(Map.of("train/a/1.png", RED, "test/a/1.png", RED)))
        .hasMessageEndingWith("folders [test, train] (expected: one folder)");
  }

  @Test
  void read_entryUnpacksTooLarge_refused() {
    var bomb = new byte[Limits.IMAGE_FILE_BYTES + 1];
    var file = zip(Map.of("a/1.png", bomb));
    assertThat(file.toFile().length()).isLessThan(100_000);
    assertThatThrownBy(() -> ImageZip.read(file, Made.SPEC))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("a/1.png: more than 16777216 bytes");
  }

  @Test
  void read_damagedEntry_refused() {
    var archive = Made.zip(Map.of("a/1.png", RED));
    for (int i = 40; i < 60; i++) {
      archive[i] ^= 0x55;
    }
    var file = Made.file(folder, "damaged.zip", archive);
    assertThatThrownBy(() -> ImageZip.read(file, Made.SPEC))
        .isInstanceOf(DataFormatException.class);
  }

  /** The JDK checks names when it opens an archive, and comments only when an entry is read. */
  @Test
  void read_commentNotUtf8_refused() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      var entry = new ZipEntry("a/1.png");
      entry.setComment("\u00E9");
      zip.putNextEntry(entry);
    }
    var text = out.toString(StandardCharsets.ISO_8859_1).replace("\u00C3\u00A9", "\u00FF\u00FF");
    var file = Made.file(folder, "t.zip", text.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ImageZip.read(file, Made.SPEC))
        .isInstanceOf(DataFormatException.class)
        .hasMessageEndingWith("(expected: names and comments in UTF-8)");
  }

  @Test
  void read_notAZip_refused() {
    var file = Made.file(folder, "t.zip", "no archive".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> ImageZip.read(file, Made.SPEC))
        .isInstanceOf(DataFormatException.class)
        .hasMessageEndingWith("(expected: a zip file)");
  }

  @Test
  void read_empty_refused() {
    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("0 classes of images");
  }

  @Test
  void read_missing_refused() {
    assertThatThrownBy(() -> ImageZip.read(folder.resolve("no.zip"), Made.SPEC))
        .isInstanceOf(StorageException.class)
        .hasMessageEndingWith("no.zip (expected: an existing file)");
  }
}
