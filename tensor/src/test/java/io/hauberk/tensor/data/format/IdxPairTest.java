package io.hauberk.tensor.data.format;

import static io.hauberk.tensor.data.Made.extents;
import static io.hauberk.tensor.data.Made.file;
import static io.hauberk.tensor.data.Made.floats;
import static io.hauberk.tensor.data.Made.gzip;
import static io.hauberk.tensor.data.Made.idx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Digest;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.DataSource;
import io.hauberk.tensor.data.Made;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vectors by hand from the format's description at the MNIST database's page. */
class IdxPairTest {

  private static final int BYTES = 0x08;
  private static final int FLOATS = 0x0D;
  private static final byte[] IMAGES =
      idx(BYTES, extents(2, 1, 3), (byte) 0, (byte) 51, (byte) 255, (byte) 1, (byte) 2, (byte) 3);
  private static final byte[] LABELS = idx(BYTES, extents(2), (byte) 7, (byte) 0);

  @TempDir Path folder;

  private Path images(byte[] content) {
    return file(folder, "x-images-idx3-ubyte", content);
  }

  private DataSet read(byte[] images, byte[] labels) {
    file(folder, "x-labels-idx1-ubyte", labels);
    return IdxPair.of(images(images)).read(Made.SPEC);
  }

  @Test
  void read_twoImages_pixelsLabelsClassesDigests() {
    try (var set = read(IMAGES, LABELS);
        var scope = TensorScope.open()) {
      assertThat(set.sampleShape()).containsExactly(1L, 1L, 3L);
      assertThat(Tensors.floats(set.batch(0, 1).inputs())).containsExactly(0, 51 / 255f, 1);
      assertThat(set.labels()).containsExactly(7, 0);
      assertThat(set.classes()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7");
      assertThat(set.sources())
          .containsExactly(
              new DataSource("x-images-idx3-ubyte", Digest.sha256(IMAGES)),
              new DataSource("x-labels-idx1-ubyte", Digest.sha256(LABELS)));
    }
  }

  @Test
  void read_gzip_sameSamplesDigestOfPackedFile() {
    var packed = gzip(IMAGES);
    file(folder, "y-labels-idx1-ubyte.gz", gzip(LABELS));
    var pair = IdxPair.of(file(folder, "y-images-idx3-ubyte.gz", packed));
    try (var set = pair.read(Made.SPEC);
        var scope = TensorScope.open()) {
      assertThat(Tensors.floats(set.batch(1, 2).inputs()))
          .containsExactly(1 / 255f, 2 / 255f, 3 / 255f);
      assertThat(set.sources().get(0).sha256()).isEqualTo(Digest.sha256(packed));
    }
  }

  @Test
  void read_moreThanAChunk_allThere() {
    int side = 1100;
    var pixels = new byte[side * side];
    Arrays.setAll(new int[pixels.length], i -> pixels[i] = (byte) (i % 251));
    try (var set =
            read(idx(BYTES, extents(1, side, side), pixels), idx(BYTES, extents(1), (byte) 0));
        var scope = TensorScope.open()) {
      var read = Tensors.floats(set.all().inputs());
      for (int i = 0; i < read.length; i += 997) {
        assertThat(read[i]).isEqualTo((i % 251) / 255f);
      }
    }
  }

  @Test
  void read_floats_kept() {
    var images = idx(FLOATS, extents(2, 1, 2), floats(0, 0.25f, 1, 0.5f));
    try (var set = read(images, LABELS);
        var scope = TensorScope.open()) {
      assertThat(Tensors.floats(set.all().inputs())).containsExactly(0, 0.25f, 1, 0.5f);
    }
  }

  @Test
  void read_floatsNotPixels_refusedWithPlace() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, -0.1f, 1.5f}) {
      var images = idx(FLOATS, extents(2, 1, 2), floats(0, 0, 0, bad));
      assertThatThrownBy(() -> read(images, LABELS))
          .isInstanceOf(DataFormatException.class)
          .hasMessageEndingWith(
              "x-images-idx3-ubyte: " + bad + " at number 1 of sample 1 (expected: 0 to 1)");
    }
  }

  @Test
  void read_truncated_refused() {
    assertThatThrownBy(() -> read(Arrays.copyOf(IMAGES, IMAGES.length - 1), LABELS))
        .isInstanceOf(DataFormatException.class)
        .hasMessageEndingWith("x-images-idx3-ubyte: ends at byte 21 (expected: 1 bytes more)");
    assertThatThrownBy(() -> read(Arrays.copyOf(IMAGES, 6), LABELS))
        .hasMessageEndingWith("ends at byte 6 (expected: 10 bytes more)");
    assertThatThrownBy(() -> read(new byte[0], LABELS))
        .hasMessageEndingWith("ends at byte 0 (expected: 4 bytes more)");
    assertThatThrownBy(() -> read(IMAGES, Arrays.copyOf(LABELS, 9)))
        .hasMessageContaining("x-labels-idx1-ubyte: ends at byte 9");
  }

  @Test
  void read_gzipTruncated_refused() {
    file(folder, "z-labels-idx1-ubyte.gz", gzip(LABELS));
    var packed = gzip(IMAGES);
    for (int length : new int[] {5, packed.length / 2, packed.length - 4}) {
      var pair = IdxPair.of(file(folder, "z-images-idx3-ubyte.gz", Arrays.copyOf(packed, length)));
      assertThatThrownBy(() -> pair.read(Made.SPEC))
          .isInstanceOf(DataFormatException.class)
          .hasMessageContaining("expected: a whole gzip file");
    }
  }

  @Test
  void read_trailingBytes_refused() {
    assertThatThrownBy(() -> read(Arrays.copyOf(IMAGES, IMAGES.length + 1), LABELS))
        .isInstanceOf(DataFormatException.class)
        .hasMessageEndingWith("goes on at byte 22 (expected: to end there, as its header says)");
    assertThatThrownBy(() -> read(IMAGES, Arrays.copyOf(LABELS, LABELS.length + 1)))
        .isInstanceOf(DataFormatException.class);
  }

  @Test
  void read_wrongMagic_refused() {
    var foreign = IMAGES.clone();
    foreign[0] = 1;
    assertThatThrownBy(() -> read(foreign, LABELS))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("starts with bytes [1, 0, 8, 3]");
    assertThatThrownBy(() -> read(idx(0x0B, extents(2, 1, 1), (byte) 0), LABELS))
        .hasMessageContaining("IDX type 11 (expected: 8 (bytes) or 13 (float32) at byte 2)");
    assertThatThrownBy(() -> read(idx(BYTES, extents(2, 1, 1, 1, 1)), LABELS))
        .hasMessageContaining("IDX axes 5 (expected: 1 to 4 at byte 3)");
    assertThatThrownBy(() -> read(idx(BYTES, extents()), LABELS))
        .hasMessageContaining("IDX axes 0");
  }

  @Test
  void read_extentsBeyondTheFile_refusedBeforeMemoryIsTaken() {
    assertThatThrownBy(() -> read(idx(BYTES, extents(2, 30_000, 30_000)), LABELS))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("IDX extents of 1800000000 bytes (expected: what the file can hold");
    assertThatThrownBy(() -> read(idx(BYTES, extents(2, -1, 1)), LABELS))
        .hasMessageContaining("extent 4294967295 at byte 8");
    assertThatThrownBy(() -> read(idx(BYTES, extents(0, 1, 1)), LABELS))
        .hasMessageContaining("extent 0 at byte 4");
    assertThatThrownBy(() -> read(idx(BYTES, extents(9_999_999, 9_999_999, 9_999_999)), LABELS))
        .hasMessageContaining("(expected: at most ");
  }

  @Test
  void read_countsDiffer_refused() {
    assertThatThrownBy(() -> read(IMAGES, idx(BYTES, extents(3), new byte[3])))
        .isInstanceOf(DataFormatException.class)
        .hasMessageEndingWith("extents [2, 1, 3] (expected: 3 images, one a label)");
    assertThatThrownBy(() -> read(LABELS, LABELS)).isInstanceOf(DataFormatException.class);
  }

  @Test
  void read_labelsOfWrongKind_refused() {
    assertThatThrownBy(() -> read(IMAGES, IMAGES))
        .hasMessageContaining("BYTE of 3 axes (expected: labels: bytes of one axis)");
    assertThatThrownBy(() -> read(IMAGES, idx(FLOATS, extents(2), floats(0, 1))))
        .hasMessageContaining("FLOAT of 1 axes");
  }

  @Test
  void read_labelOutOfRange_refusedWithPlace() {
    file(folder, "x-labels-idx1-ubyte", LABELS);
    var spec = new ReadSpec("named", List.of("a", "b", "c"), ReadOptions.DEFAULT);
    var pair = IdxPair.of(images(IMAGES));
    assertThatThrownBy(() -> pair.read(spec))
        .isInstanceOf(DataFormatException.class)
        .hasMessageEndingWith("x-labels-idx1-ubyte: label 7 of sample 0 (expected: 0 to 2)");
  }

  @Test
  void of_missingFiles_refused() {
    var alone = file(folder, "q-images-idx3-ubyte", IMAGES);
    assertThatThrownBy(() -> IdxPair.of(alone))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("q-labels-idx1-ubyte (expected: beside the images, or with .gz)");
    var gone = new IdxPair(folder.resolve("gone"), alone);
    assertThatThrownBy(() -> gone.read(Made.SPEC))
        .isInstanceOf(StorageException.class)
        .hasMessageEndingWith("gone (expected: an existing file)");
    assertThatThrownBy(() -> IdxPair.of(folder.resolve("something")))
        .isInstanceOf(StorageException.class);
    assertThat(IdxPair.in(folder, Split.TRAIN)).isEmpty();
  }
}
