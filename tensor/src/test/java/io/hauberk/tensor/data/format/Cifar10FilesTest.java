package io.hauberk.tensor.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Digest;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSource;
import io.hauberk.tensor.data.Made;
import io.hauberk.tensor.data.Split;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records by hand from the description at the CIFAR page: label, 1024 red, 1024 green, 1024 blue.
 */
class Cifar10FilesTest {

  private static final int PLANE = 1024;

  @TempDir Path folder;

  /** Red of the label, green of 100, blue of 200, but for the first pixel of each. */
  private static byte[] records(int... labels) {
    var file = ByteBuffer.allocate(labels.length * (1 + 3 * PLANE));
    for (int label : labels) {
      var planes = new byte[3 * PLANE];
      Arrays.fill(planes, 0, PLANE, (byte) label);
      Arrays.fill(planes, PLANE, 2 * PLANE, (byte) 100);
      Arrays.fill(planes, 2 * PLANE, 3 * PLANE, (byte) 200);
      planes[1] = (byte) 255; // row 0, column 1 of red
      file.put((byte) label).put(planes);
    }
    return file.array();
  }

  private void writeTraining(byte[] each) {
    for (int i = 1; i <= 5; i++) {
      Made.file(folder, "data_batch_" + i + ".bin", each);
    }
  }

  @Test
  void read_training_filesInOrder() {
    writeTraining(records(3, 9));
    Made.file(folder, "data_batch_2.bin", records(0));
    var files = Cifar10Files.in(folder, Split.TRAIN).orElseThrow();
    try (var set = files.read(Made.SPEC);
        var scope = TensorScope.open()) {
      assertThat(set.labels()).containsExactly(3, 9, 0, 3, 9, 3, 9, 3, 9);
      assertThat(set.sampleShape()).containsExactly(3L, 32L, 32L);
      assertThat(set.classes()).startsWith("airplane").endsWith("truck").hasSize(10);
      var sample = Tensors.floats(set.batch(1, 2).inputs());
      assertThat(sample[0]).isEqualTo(9 / 255f);
      assertThat(sample[1]).isEqualTo(1f);
      assertThat(sample[PLANE]).isEqualTo(100 / 255f);
      assertThat(sample[3 * PLANE - 1]).isEqualTo(200 / 255f);
      assertThat(set.sources()).hasSize(5);
      assertThat(set.sources().get(1))
          .isEqualTo(new DataSource("data_batch_2.bin", Digest.sha256(records(0))));
    }
  }

  @Test
  void in_testSplitOfUnpackedArchive_found() {
    Made.file(folder, "cifar-10-batches-bin/test_batch.bin", records(5));
    try (var set = Cifar10Files.in(folder, Split.TEST).orElseThrow().read(Made.SPEC)) {
      assertThat(set.labels()).containsExactly(5);
    }
    assertThat(Cifar10Files.in(folder, Split.TRAIN)).isEmpty();
  }

  @Test
  void read_truncated_refused() {
    Made.file(folder, "test_batch.bin", Arrays.copyOf(records(1, 2), 6000));
    var files = Cifar10Files.in(folder, Split.TEST).orElseThrow();
    assertThatThrownBy(() -> files.read(Made.SPEC))
        .isInstanceOf(DataFormatException.class)
        .hasMessageEndingWith(
            "test_batch.bin: 6000 bytes (expected: 1 to 1000000 records of 3073 bytes)");
  }

  @Test
  void read_empty_refused() {
    Made.file(folder, "test_batch.bin", new byte[0]);
    var files = Cifar10Files.in(folder, Split.TEST).orElseThrow();
    assertThatThrownBy(() -> files.read(Made.SPEC)).isInstanceOf(DataFormatException.class);
  }

  @Test
  void read_labelOutOfRange_refusedWithPlace() {
    for (int label : new int[] {10, 255}) {
      Made.file(folder, "test_batch.bin", records(4, label));
      var files = Cifar10Files.in(folder, Split.TEST).orElseThrow();
      assertThatThrownBy(() -> files.read(Made.SPEC))
          .isInstanceOf(DataFormatException.class)
          .hasMessageEndingWith("label " + label + " at byte 3073 (expected: 0 to 9)");
    }
  }

  @Test
  void read_laterBatchMissing_refused() {
    Made.file(folder, "data_batch_1.bin", records(1));
    var files = Cifar10Files.in(folder, Split.TRAIN).orElseThrow();
    assertThatThrownBy(() -> files.read(Made.SPEC))
        .isInstanceOf(StorageException.class)
        .hasMessageEndingWith("data_batch_2.bin (expected: an existing file)");
  }
}
