package io.hauberk.tensor.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.testkit.NativeMemory;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

class DataSetTest {

  private static final DataSet.About ABOUT =
      new DataSet.About("toy", List.of("a", "b"), List.of(new DataSource("f", "00")));

  /** Sample i is [i, 10 i], its class i mod 2. */
  private static DataSet toy(int n) {
    try (var scope = TensorScope.open()) {
      var values = new float[2 * n];
      for (int i = 0; i < n; i++) {
        values[2 * i] = i;
        values[2 * i + 1] = 10 * i;
      }
      var labels = LongStream.range(0, n).map(i -> i % 2).toArray();
      return DataSet.of(ABOUT, Tensors.of(values, n, 2), Tensors.of(labels, n));
    }
  }

  @Test
  void of_madeInScope_livesUntilClosed() {
    try (var set = toy(3);
        var scope = TensorScope.open()) {
      assertThat(set.size()).isEqualTo(3);
      assertThat(set.sampleShape()).containsExactly(2L);
      assertThat(set.classes()).containsExactly("a", "b");
      assertThat(set.name()).isEqualTo("toy");
      assertThat(set.sources()).containsExactly(new DataSource("f", "00"));
      assertThat(set.labels()).containsExactly(0, 1, 0);
      assertThat(Tensors.floats(set.all().inputs())).containsExactly(0, 0, 1, 10, 2, 20);
    }
  }

  @Test
  void of_bytes_becomeUnitFloats() {
    try (var scope = TensorScope.open()) {
      var bytes = Tensors.of(new float[] {0, 51, 255}, 3, 1).to(ScalarType.Byte);
      try (var set = DataSet.of(ABOUT, bytes, Tensors.of(new long[3], 3))) {
        var batch = set.all();
        assertThat(batch.inputs().scalar_type().intern()).isEqualTo(ScalarType.Float);
        assertThat(Tensors.floats(batch.inputs())).containsExactly(0f, 51 / 255f, 1f);
      }
    }
  }

  @Test
  void select_anyOrder_samplesLabelsAndIdsAgree() {
    try (var set = toy(5);
        var scope = TensorScope.open()) {
      var batch = set.select(new int[] {4, 1, 4});
      assertThat(Tensors.floats(batch.inputs())).containsExactly(4, 40, 1, 10, 4, 40);
      assertThat(Tensors.longs(batch.labels())).containsExactly(0, 1, 0);
      assertThat(batch.ids()).containsExactly(4, 1, 4);
    }
  }

  @Test
  void batch_changedInPlace_setUnchanged() {
    try (var set = toy(2);
        var scope = TensorScope.open()) {
      set.batch(0, 2).inputs().zero_();
      assertThat(Tensors.floats(set.batch(1, 2).inputs())).containsExactly(1, 10);
    }
  }

  @Test
  void batch_outlivesSet_stillThere() {
    try (var scope = TensorScope.open()) {
      var set = toy(3);
      var batch = set.batch(2, 3);
      set.close();
      assertThat(Tensors.floats(batch.inputs())).containsExactly(2, 20);
    }
  }

  @Test
  void first_moreThanThere_all() {
    try (var set = toy(3);
        var two = set.first(2);
        var all = set.first(9)) {
      assertThat(two.labels()).containsExactly(0, 1);
      assertThat(all.size()).isEqualTo(3);
      assertThat(two.about()).isEqualTo(set.about());
    }
  }

  @Test
  void split_quarter_partsAreDisjointAndComplete() {
    try (var set = toy(100);
        var parts = set.split(0.25, new Randomness(7));
        var scope = TensorScope.open()) {
      assertThat(parts.validation().size()).isEqualTo(25);
      assertThat(parts.training().size()).isEqualTo(75);
      var both =
          IntStream.concat(firsts(parts.training()), firsts(parts.validation())).sorted().toArray();
      assertThat(both).isEqualTo(IntStream.range(0, 100).toArray());
      assertThat(firsts(parts.validation()).toArray())
          .isNotEqualTo(IntStream.range(0, 25).toArray());
    }
  }

  @Test
  void split_sameSeed_sameParts() {
    try (var set = toy(20);
        var one = set.split(0.5, new Randomness(1));
        var same = set.split(0.5, new Randomness(1));
        var other = set.split(0.5, new Randomness(2))) {
      assertThat(firsts(one.training()).toArray()).isEqualTo(firsts(same.training()).toArray());
      assertThat(firsts(one.training()).toArray()).isNotEqualTo(firsts(other.training()).toArray());
    }
  }

  @Test
  void split_tinyFraction_bothPartsHaveSamples() {
    try (var set = toy(2);
        var low = set.split(0.001, new Randomness(1));
        var high = set.split(0.999, new Randomness(1))) {
      assertThat(low.validation().size()).isEqualTo(1);
      assertThat(high.training().size()).isEqualTo(1);
    }
  }

  @Test
  void of_labelWithoutClass_refused() {
    try (var scope = TensorScope.open()) {
      var inputs = torch.zeros(2, 1);
      assertThatThrownBy(() -> DataSet.of(ABOUT, inputs, Tensors.of(new long[] {0, 2}, 2)))
          .isInstanceOf(DataFormatException.class)
          .hasMessage("label of sample 1: 2 (expected: 0 to 1, one of the classes)");
      assertThatThrownBy(() -> DataSet.of(ABOUT, inputs, Tensors.of(new long[] {-1, 0}, 2)))
          .isInstanceOf(DataFormatException.class);
    }
  }

  @Test
  void of_notFinite_refused() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      try (var scope = TensorScope.open()) {
        var inputs = Tensors.of(new float[] {0, bad}, 2, 1);
        assertThatThrownBy(() -> DataSet.of(ABOUT, inputs, Tensors.of(new long[2], 2)))
            .isInstanceOf(DataFormatException.class)
            .hasMessage("inputs: NaN or infinite (expected: finite numbers)");
      }
    }
  }

  @Test
  void of_wrongShapesOrTypes_refused() {
    try (var scope = TensorScope.open()) {
      var labels = Tensors.of(new long[2], 2);
      assertThatThrownBy(() -> DataSet.of(ABOUT, torch.zeros(2), labels))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> DataSet.of(ABOUT, torch.zeros(3, 1), labels))
          .hasMessage("labels: [2] (expected: [3], one a sample)");
      assertThatThrownBy(() -> DataSet.of(ABOUT, torch.zeros(2, 1).to(ScalarType.Double), labels))
          .hasMessage("inputs: Double (expected: float32 or uint8)");
    }
  }

  @Test
  void select_outside_refused() {
    try (var set = toy(3)) {
      assertThatThrownBy(() -> set.select(new int[] {0, 3}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("sample: 3 (expected: 0 to 2)");
      assertThatThrownBy(() -> set.select(new int[0])).hasMessageContaining("samples chosen: 0");
      assertThatThrownBy(() -> set.batch(2, 4))
          .hasMessage("batch: 2 to 4 (expected: a range within 0 to 3)");
      assertThatThrownBy(() -> set.batch(2, 2)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> set.first(0)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> set.split(1, new Randomness(1)))
          .hasMessage("fraction: 1.0 (expected: between 0 and 1)");
    }
  }

  @Test
  void select_manyBatches_nativeMemorySteady() {
    try (var outer = TensorScope.open();
        var set =
            DataSet.of(
                ABOUT,
                torch
                    .rand(512, 1, 28, 28)
                    .mul(Tensors.of(new float[] {255}, 1))
                    .to(ScalarType.Byte),
                Tensors.of(new long[512], 512))) {
      var all = IntStream.range(0, 512).toArray();
      NativeMemory.assertSteady(
          300,
          512 * 28 * 28 * 4L,
          () -> {
            try (var scope = TensorScope.open()) {
              assertThat(set.select(all).size()).isEqualTo(512);
            }
            set.first(100).close();
          });
    }
  }

  private static IntStream firsts(DataSet set) {
    try (var scope = TensorScope.open()) {
      var values = Tensors.floats(set.all().inputs());
      return IntStream.range(0, set.size()).map(i -> (int) values[2 * i]);
    }
  }
}
