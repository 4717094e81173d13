package io.hauberk.tensor.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of batches and parts on random sets; the seed is in the test's name. */
class DataSetPropertyTest {

  private static final int CLASSES = 7;

  private static DataSet random(int n, long seed) {
    var random = new Randomness(seed).stream(0, 0);
    var values = new float[3 * n];
    random.fillUniform(values, -5, 5);
    var labels = IntStream.range(0, n).mapToLong(i -> random.nextInt(CLASSES)).toArray();
    var names = IntStream.range(0, CLASSES).mapToObj(i -> "c" + i).toList();
    try (var scope = TensorScope.open()) {
      return DataSet.of(
          new DataSet.About("random", names, List.of()),
          Tensors.of(values, n, 3),
          Tensors.of(labels, n));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void batch_anySizes_joinToTheWhole(long seed) {
    var random = new Randomness(seed).stream(1, 0);
    try (var set = random(101, seed);
        var scope = TensorScope.open()) {
      var whole = Tensors.floats(set.all().inputs());
      int at = 0;
      while (at < set.size()) {
        int to = Math.min(set.size(), at + 1 + random.nextInt(20));
        var part = Tensors.floats(set.batch(at, to).inputs());
        for (int i = 0; i < part.length; i++) {
          assertThat(part[i]).isEqualTo(whole[3 * at + i]);
        }
        at = to;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void select_anyPermutation_sameSamplesByTheirIds(long seed) {
    try (var set = random(64, seed);
        var scope = TensorScope.open()) {
      var labels = set.labels();
      var whole = Tensors.floats(set.all().inputs());
      var batch = set.select(new Randomness(seed).stream(2, 0).permutation(64));
      var inputs = Tensors.floats(batch.inputs());
      var answers = Tensors.longs(batch.labels());
      for (int i = 0; i < 64; i++) {
        int id = (int) batch.ids()[i];
        assertThat(answers[i]).isEqualTo(labels[id]);
        assertThat(inputs[3 * i + 2]).isEqualTo(whole[3 * id + 2]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 1 / 3.0, 0.5, 0.9, 0.99})
  void split_anyFraction_partition(double fraction) {
    for (int n : new int[] {2, 3, 10, 97}) {
      try (var set = random(n, n);
          var parts = set.split(fraction, new Randomness(n))) {
        assertThat(parts.training().size() + parts.validation().size()).isEqualTo(n);
        assertThat(parts.validation().size()).isCloseTo((int) (fraction * n), within(1));
        var both = new ArrayList<>(rows(parts.training()));
        both.addAll(rows(parts.validation()));
        assertThat(both).containsExactlyInAnyOrderElementsOf(rows(set));
      }
    }
  }

  @Test
  void select_onManyThreads_everyOneRight() throws ExecutionException, InterruptedException {
    var pool = Executors.newFixedThreadPool(4);
    try (var set = random(500, 9)) {
      var expected = rows(set);
      List<Future<Boolean>> answers = new ArrayList<>();
      for (int task = 0; task < 64; task++) {
        int from = task * 7;
        answers.add(
            pool.submit(
                () -> rows(set, from, from + 50).equals(expected.subList(from, from + 50))));
      }
      for (var answer : answers) {
        assertThat(answer.get()).isTrue();
      }
    } finally {
      pool.shutdown();
    }
  }

  private static List<List<Float>> rows(DataSet set) {
    return rows(set, 0, set.size());
  }

  /** Each sample's numbers and label. */
  private static List<List<Float>> rows(DataSet set, int from, int to) {
    try (var scope = TensorScope.open()) {
      var batch = set.batch(from, to);
      var inputs = Tensors.floats(batch.inputs());
      var labels = Tensors.longs(batch.labels());
      List<List<Float>> rows = new ArrayList<>();
      for (int i = 0; i < labels.length; i++) {
        rows.add(List.of(inputs[3 * i], inputs[3 * i + 1], inputs[3 * i + 2], (float) labels[i]));
      }
      return rows;
    }
  }
}
