package io.hauberk.tensor.data.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Digest;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.Made;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.format.Cifar10Files;
import io.hauberk.tensor.data.format.CsvTable;
import io.hauberk.testkit.SharedData;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published files themselves, where the machine has them. */
class RealDataTest {

  private static final String MNIST_TRAINING_IMAGES =
      "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db";
  private static final String FASHION_TEST_IMAGES =
      "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b";

  private static DataSet open(String name, Split split) {
    var root = SharedData.dataset(name).resolve("..").normalize();
    return DataSets.open(name, split, ReadOptions.DEFAULT, new SearchPath(List.of(root)));
  }

  /** The set as the IDX file it came from. */
  private static byte[] asIdx(DataSet set) {
    var file = ByteBuffer.allocate(16 + 784 * set.size());
    file.put(Made.idx(8, Made.extents(set.size(), 28, 28)));
    for (int from = 0; from < set.size(); from += 1000) {
      try (var scope = TensorScope.open()) {
        for (float pixel : Tensors.floats(set.batch(from, from + 1000).inputs())) {
          file.put((byte) Math.round(255 * pixel));
        }
      }
    }
    return file.array();
  }

  @Test
  void mnist_training_everyPixelAsPublished() {
    try (var set = open("mnist", Split.TRAIN)) {
      assertThat(set.size()).isEqualTo(60_000);
      assertThat(set.sampleShape()).containsExactly(1L, 28L, 28L);
      assertThat(Digest.sha256(asIdx(set))).isEqualTo(MNIST_TRAINING_IMAGES);
      assertThat(counts(set)) // LeCun et al. 1998, as counted in the labels file
          .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
      assertThat(set.sources()).hasSize(2);
    }
  }

  @Test
  void mnist_test_firstLabels() {
    try (var set = open("mnist", Split.TEST)) {
      assertThat(set.size()).isEqualTo(10_000);
      assertThat(set.labels()).startsWith(7, 2, 1, 0, 4, 1, 4, 9, 5, 9);
    }
  }

  @Test
  void fashionMnist_test_everyPixelAsPublished() {
    try (var set = open("fashion-mnist", Split.TEST)) {
      assertThat(Digest.sha256(asIdx(set))).isEqualTo(FASHION_TEST_IMAGES);
      assertThat(counts(set)).containsOnly(1000);
      assertThat(set.classes().get((int) set.labels()[0])).isEqualTo("Ankle boot");
    }
  }

  @Test
  void cifar10Jpeg_test_countsClassesAndPixels() {
    try (var set = open("cifar10-jpeg", Split.TEST);
        var scope = TensorScope.open()) {
      assertThat(set.size()).isEqualTo(10_000);
      assertThat(set.sampleShape()).containsExactly(3L, 32L, 32L);
      assertThat(set.classes()).isEqualTo(Cifar10Files.CLASSES);
      assertThat(counts(set)).containsOnly(1000);
      double mean = set.all().inputs().mean().item_float();
      assertThat(mean).isBetween(0.473, 0.482); // CIFAR-10's test set: 0.4942, 0.4851, 0.4504
    }
  }

  @Test
  void cifar10Jpeg_training_limitIsBalanced() {
    var root = SharedData.dataset("cifar10-jpeg").resolve("..").normalize();
    var options = ReadOptions.DEFAULT.withLimit(200);
    try (var set =
        DataSets.open("cifar10-jpeg", Split.TRAIN, options, new SearchPath(List.of(root)))) {
      assertThat(counts(set)).containsOnly(20);
    }
  }

  @Test
  void adult_semicolons_refusedNotMisread() {
    Path table = SharedData.dataset("adult/adult_subset.csv");
    assertThatThrownBy(() -> CsvTable.read(table, Made.SPEC))
        .hasMessageContaining("no column label");
  }

  private static int[] counts(DataSet set) {
    var counts = new int[set.classes().size()];
    for (long label : set.labels()) {
      counts[(int) label]++;
    }
    return counts;
  }
}
