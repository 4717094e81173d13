package io.hauberk.robust.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.robust.Aim;
import io.hauberk.robust.Attack;
import io.hauberk.robust.Bim;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Fgsm;
import io.hauberk.robust.Goal;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.Pgd;
import io.hauberk.robust.RandomStart;
import io.hauberk.robust.StepSize;
import io.hauberk.robust.auto.Apgd;
import io.hauberk.robust.auto.Fab;
import io.hauberk.robust.auto.Loss;
import io.hauberk.robust.auto.Square;
import io.hauberk.robust.auto.TargetRank;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Networks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every attack promises, whatever its family: one table, one contract. */
class EveryAttackTest {

  private static final int PIXELS = 64;
  private static final int SAMPLES = 500;
  private static final Budget LINF = new Budget(LpNorm.LINF, 0.1);

  /** The same for every run of the table. */
  private static final Model NETWORK =
      Model.initial(Networks.stridedCnn(List.of(1L, 8L, 8L), 4, 10), new Randomness(2));

  private static final DataSet IMAGES = images();

  /** An attack, and the ball that it stays in if it has one. */
  record Row(String name, Attack<? super Classifier> attack, Optional<Budget> budget) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Row> rows() {
    var rows = new ArrayList<Row>();
    for (var norm : LpNorm.values()) {
      bounded(new Budget(norm, norm == LpNorm.LINF ? 0.1 : norm == LpNorm.L2 ? 0.7 : 4), rows);
    }
    minimal(rows);
    var spatial = new Spatial(20, 1, 5, 3, Goal.UNTARGETED);
    rows.add(new Row("spatial", spatial, Optional.empty()));
    var change = new UniversalPerturbation(LINF, new StepSize.Relative(0.2), 3, 64, Aim.TRUE_CLASS);
    var shared = change.fit(NETWORK, IMAGES, Progress.none());
    rows.add(new Row("universal perturbation", shared, Optional.of(LINF)));
    var patch = new AdversarialPatch(3, 2, 64, 0.1, Aim.TRUE_CLASS, new Randomness(7));
    var stuck = patch.fit(NETWORK, IMAGES, Progress.none());
    rows.add(new Row("adversarial patch", stuck, Optional.empty()));
    return rows.stream();
  }

  private static void bounded(Budget budget, List<Row> rows) {
    var size = new StepSize.Relative(0.25);
    var goal = Goal.UNTARGETED;
    var start = RandomStart.seeded(1);
    var random = new Randomness(1);
    List<Attack<? super Classifier>> attacks =
        List.of(
            new Fgsm(budget, goal),
            new Bim(budget, size, 5, goal),
            new Pgd(budget, size, 5, goal, start),
            new MiFgsm(budget, size, 5, 1, goal),
            new Apgd(budget, Loss.CROSS_ENTROPY, TargetRank.NONE, 10, start),
            new Fab(budget, new TargetRank(1), 5),
            new Square(budget, 30, Square.DEFAULT_FIRST_SHARE, random));
    for (var attack : attacks) {
      var name = attack.getClass().getSimpleName() + " " + budget.norm().label();
      rows.add(new Row(name, attack, Optional.of(budget)));
    }
  }

  private static void minimal(List<Row> rows) {
    var goal = Goal.UNTARGETED;
    List<Attack<? super Classifier>> attacks =
        List.of(
            DeepFool.of(Distance.L2, 10),
            DeepFool.of(Distance.LINF, 10),
            Ddn.of(goal, 12),
            Fmn.of(Distance.L0, goal, 12),
            Fmn.of(Distance.L1, goal, 12),
            Fmn.of(Distance.L2, goal, 12),
            Fmn.of(Distance.LINF, goal, 12),
            new CarliniWagnerL2(goal, 3, 8, 0.02, 0, 10),
            CarliniWagnerLinf.of(goal, 4, 10),
            CarliniWagnerL0.of(goal, 10, 3),
            new Ead(goal, 3, 8, 0.02, 0.01, 10),
            new Jsma(goal, 10));
    attacks.forEach(a -> rows.add(new Row(a.toString(), a, Optional.empty())));
  }

  private static DataSet images() {
    try (var scope = TensorScope.open()) {
      var pixels = new float[SAMPLES * PIXELS];
      for (int i = 0; i < SAMPLES; i++) {
        var image = new float[PIXELS];
        new Randomness(3).stream(i, 0).fillUniform(image, 0, 1);
        System.arraycopy(image, 0, pixels, i * PIXELS, PIXELS);
      }
      var inputs = Tensors.of(pixels, SAMPLES, 1, 8, 8);
      var names = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
      var about = new DataSet.About("test", names, List.of());
      return DataSet.of(about, inputs, NETWORK.labels(inputs));
    }
  }

  private static long[] verdicts(Row row, Tensor moved, Tensor labels) {
    return Tensors.longs(row.attack.goal().reached(NETWORK.logits(moved), labels));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void search_anyImages_insideBoxAndBudget(Row row) {
    try (var scope = TensorScope.open()) {
      var batch = IMAGES.batch(0, 64);
      for (var moved :
          List.of(row.attack.search(NETWORK, batch), row.attack.perturb(NETWORK, batch))) {
        assertThat(Tensors.shape(moved)).isEqualTo(Tensors.shape(batch.inputs()));
        assertThat((double) moved.min().item_float()).isGreaterThanOrEqualTo(0);
        assertThat((double) moved.max().item_float()).isLessThanOrEqualTo(1);
        row.budget.ifPresent(
            budget -> {
              var sizes = budget.norm().size(moved.sub(batch.inputs()));
              assertThat((double) sizes.max().item_float())
                  .isLessThanOrEqualTo(budget.epsilon() * (1 + 1e-5));
            });
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void search_anyImages_inputsUntouched(Row row) {
    try (var scope = TensorScope.open()) {
      var batch = IMAGES.batch(0, 8);
      var before = Tensors.floats(batch.inputs());
      row.attack.search(NETWORK, batch);
      assertThat(Tensors.floats(batch.inputs())).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void search_someImages_foolsSome(Row row) {
    try (var scope = TensorScope.open()) {
      var batch = IMAGES.batch(0, 64);
      var moved = row.attack.search(NETWORK, batch);
      assertThat(LongStream.of(verdicts(row, moved, batch.labels())).sum()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void search_again_sameBits(Row row) {
    try (var scope = TensorScope.open()) {
      var batch = IMAGES.batch(0, 32);
      assertThat(Tensors.floats(row.attack.search(NETWORK, batch)))
          .isEqualTo(Tensors.floats(row.attack.search(NETWORK, batch)));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void search_batchesOf1And64And500_sameVerdicts(Row row) {
    var whole = verdicts(row, 500, SAMPLES);
    assertThat(differences(whole, verdicts(row, 64, SAMPLES)))
        .as("a thousandth of the samples")
        .isZero();
    int few = 8;
    assertThat(verdicts(row, 1, few)).isEqualTo(Arrays.copyOf(whole, few));
  }

  private static long differences(long[] a, long[] b) {
    return IntStream.range(0, a.length).filter(i -> a[i] != b[i]).count();
  }

  /** Of the first {@code count} samples, attacked by batches. */
  private static long[] verdicts(Row row, int batchSize, int count) {
    var all = LongStream.builder();
    for (int from = 0; from < count; from += batchSize) {
      try (var scope = TensorScope.open()) {
        Batch batch = IMAGES.batch(from, Math.min(count, from + batchSize));
        var moved = row.attack.search(NETWORK, batch);
        LongStream.of(verdicts(row, moved, batch.labels())).forEach(all::add);
      }
    }
    return all.build().toArray();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void search_twoThreads_sameVerdicts(Row row) {
    int before = torch.get_num_threads();
    try {
      torch.set_num_threads(1);
      var one = verdicts(row, 64, 64);
      torch.set_num_threads(2);
      assertThat(verdicts(row, 64, 64)).isEqualTo(one);
    } finally {
      torch.set_num_threads(before);
    }
  }
}
