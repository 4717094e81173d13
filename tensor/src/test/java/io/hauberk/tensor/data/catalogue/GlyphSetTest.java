package io.hauberk.tensor.data.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.DataSource;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class GlyphSetTest {

  /** Pinned: evidence on this set is only worth something while it stays the same everywhere. */
  private static final String TEST_SHA256 =
      "0b93952cd4bc35db3551ef3e18eedb1e13d2d303dda950d8829750c69c7a5ef5";

  private static DataSet open(Split split, int limit) {
    return DataSets.open("glyphs", split, ReadOptions.DEFAULT.withLimit(limit));
  }

  @Test
  void open_default_sizesShapeClasses() {
    try (var train = DataSets.open("glyphs", Split.TRAIN);
        var test = DataSets.open("glyphs", Split.TEST)) {
      assertThat(train.size()).isEqualTo(10_000);
      assertThat(test.size()).isEqualTo(2_000);
      assertThat(train.sampleShape()).containsExactly(1L, 28L, 28L);
      assertThat(train.classes()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
      assertThat(counts(train)).containsOnly(1000);
      assertThat(counts(test)).containsOnly(200);
    }
  }

  @Test
  void open_test_bytesPinned() {
    try (var test = DataSets.open("glyphs", Split.TEST)) {
      assertThat(test.sources())
          .containsExactly(new DataSource("glyphs-test as drawn", TEST_SHA256));
    }
  }

  @Test
  void open_fewer_samePrefix() {
    try (var few = open(Split.TRAIN, 17);
        var more = open(Split.TRAIN, 30);
        var scope = TensorScope.open()) {
      assertThat(Tensors.floats(few.all().inputs()))
          .isEqualTo(Tensors.floats(more.batch(0, 17).inputs()));
      assertThat(few.labels()).isEqualTo(Arrays.copyOf(more.labels(), 17));
    }
  }

  @Test
  void open_splits_noSampleInBoth() {
    try (var train = open(Split.TRAIN, 2000);
        var test = open(Split.TEST, 2000);
        var scope = TensorScope.open()) {
      var images = new HashSet<Integer>();
      addImages(train, images);
      addImages(test, images);
      assertThat(images).hasSize(4000); // hashes of 4,000 different images collide with odds 0.002
    }
  }

  @Test
  void open_images_paperAtTheEdgeInkInTheMiddle() {
    try (var set = open(Split.TRAIN, 500);
        var scope = TensorScope.open()) {
      var pixels = Tensors.floats(set.all().inputs());
      double edge = 0;
      double middle = 0;
      for (int i = 0; i < set.size(); i++) {
        for (int at = 0; at < 28; at++) {
          edge += pixels[784 * i + at] + pixels[784 * i + 27 * 28 + at];
          middle += pixels[784 * i + 14 * 28 + at];
        }
      }
      assertThat(middle / (500 * 28)).isGreaterThan(0.12);
      assertThat(edge / (500 * 56)).isLessThan(0.02);
    }
  }

  /** The digits can be told apart, yet not by one template a digit. */
  @Test
  void open_nearestNeighbour_mostlyRight() {
    try (var train = open(Split.TRAIN, 3000);
        var test = open(Split.TEST, 300);
        var scope = TensorScope.open()) {
      var distances = cdist(test, train);
      var nearest = Tensors.longs(distances.argmin(new LongOptional(1), false));
      var known = train.labels();
      var wanted = test.labels();
      long right = 0;
      for (int i = 0; i < wanted.length; i++) {
        right += known[(int) nearest[i]] == wanted[i] ? 1 : 0;
      }
      assertThat(right / 300.0).isBetween(0.85, 0.995);
    }
  }

  private static Tensor cdist(DataSet a, DataSet b) {
    return torch.cdist(a.all().inputs().flatten(1, -1), b.all().inputs().flatten(1, -1));
  }

  private static void addImages(DataSet set, Set<Integer> images) {
    var pixels = Tensors.floats(set.all().inputs());
    for (int i = 0; i < set.size(); i++) {
      images.add(Arrays.hashCode(Arrays.copyOfRange(pixels, 784 * i, 784 * (i + 1))));
    }
  }

  private static int[] counts(DataSet set) {
    var counts = new int[set.classes().size()];
    for (long label : set.labels()) {
      counts[(int) label]++;
    }
    return counts;
  }
}
