package io.hauberk.robust.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.robust.Attack;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Linear;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.RandomStart;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Networks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every attack of the suites promises, checked for all of them. */
class SuiteAttackTest {

  private static final double EPSILON = 0.1;
  private static final int PIXELS = 64;

  static Stream<NamedAttack> attacks() {
    var attacks = new ArrayList<NamedAttack>();
    for (var norm : LpNorm.values()) {
      var budget = new Budget(norm, EPSILON);
      for (var loss : Loss.values()) {
        var target = loss == Loss.CROSS_ENTROPY || loss == Loss.DLR ? 0 : 2;
        attacks.add(
            new NamedAttack(
                "APGD " + loss + " " + norm,
                new Apgd(budget, loss, new TargetRank(target), 20, RandomStart.seeded(3))));
      }
      attacks.add(new NamedAttack("FAB " + norm, new Fab(budget, new TargetRank(1), 20)));
      attacks.add(
          new NamedAttack("Square " + norm, new Square(budget, 50, 0.8, new Randomness(5))));
    }
    return attacks.stream();
  }

  private static Model network() {
    return Model.initial(Networks.stridedCnn(List.of(1L, 8L, 8L), 4, 10), new Randomness(2));
  }

  /** Labelled by the model itself, so that there is something to lose. */
  private static Batch images(Classifier model, int n) {
    var pixels = new float[n * PIXELS];
    for (int i = 0; i < n; i++) {
      var image = new float[PIXELS];
      new Randomness(3).stream(i, 0).fillUniform(image, 0, 1);
      System.arraycopy(image, 0, pixels, i * PIXELS, PIXELS);
    }
    var inputs = Tensors.of(pixels, n, 1, 8, 8);
    return new Batch(inputs, model.labels(inputs), LongStream.range(0, n).toArray());
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void perturb_anyImages_insideBallAndBox(NamedAttack named) {
    try (var scope = TensorScope.open();
        var model = network()) {
      var batch = images(model, 12);
      var moved = named.attack().perturb(model, batch);
      assertThat(Tensors.shape(moved)).isEqualTo(Tensors.shape(batch.inputs()));
      assertThat((double) moved.min().item_float()).isGreaterThanOrEqualTo(0);
      assertThat((double) moved.max().item_float()).isLessThanOrEqualTo(1);
      var norm = Arrays.stream(LpNorm.values()).filter(n -> named.name().endsWith(n.name()));
      var sizes = norm.findFirst().orElseThrow().size(moved.sub(batch.inputs()));
      for (float size : Tensors.floats(sizes)) {
        assertThat((double) size).isLessThanOrEqualTo(EPSILON * (1 + 1e-5));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void perturb_aloneOrInBatch_sameExample(NamedAttack named) {
    try (var scope = TensorScope.open();
        var model = network()) {
      var all = images(model, 9);
      var together = Tensors.floats(named.attack().perturb(model, all));
      var alone = Tensors.floats(named.attack().perturb(model, all.select(new long[] {7})));
      var expected = Arrays.copyOfRange(together, 7 * PIXELS, 8 * PIXELS);
      for (int i = 0; i < PIXELS; i++) {
        assertThat(alone[i]).isCloseTo(expected[i], within(1e-4f));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void perturb_again_sameBits(NamedAttack named) {
    try (var scope = TensorScope.open();
        var model = network()) {
      var batch = images(model, 5);
      assertThat(Tensors.floats(named.attack().perturb(model, batch)))
          .isEqualTo(Tensors.floats(named.attack().perturb(model, batch)));
    }
  }

  @ParameterizedTest
  @EnumSource(LpNorm.class)
  void quick_linearModelOfTwoClasses_exactRobustAccuracy(LpNorm norm) {
    try (var model = Linear.model();
        var samples = Linear.samples()) {
      double epsilon = norm == LpNorm.LINF ? 0.05 : 0.1;
      var setting = new Suite.Setting(new Budget(norm, epsilon), 2, false, 1);
      var trial = new SuiteTrial(Suite.STANDARD.attacks(setting), 128);
      var result = trial.run(model, samples, Progress.none());
      assertThat(result.trial().robustAccuracy())
          .isCloseTo(Linear.robustAccuracy(norm, epsilon), within(0.0051));
      assertThat(result.trial().robustAccuracy()).isBetween(0.2, 0.95);
    }
  }

  @ParameterizedTest
  @EnumSource(LpNorm.class)
  void fab_linearModel_closestPointOnly(LpNorm norm) {
    try (var scope = TensorScope.open();
        var model = Linear.model();
        var samples = Linear.samples()) {
      double epsilon = norm == LpNorm.LINF ? 0.05 : 0.1;
      Attack<Classifier> fab = new Fab(new Budget(norm, epsilon), new TargetRank(1), 20);
      var batch = samples.batch(0, samples.size());
      var moved = fab.perturb(model, batch);
      double standing =
          (double) Tensors.right(model.logits(moved), batch.labels()) / samples.size();
      assertThat(standing).isCloseTo(Linear.robustAccuracy(norm, epsilon), within(0.0051));
    }
  }

  @Test
  void square_thousandQueries_nearlyAllOfWhatGradientsFind() {
    try (var scope = TensorScope.open();
        var model = network()) {
      var batch = images(model, 32);
      var budget = new Budget(LpNorm.LINF, EPSILON);
      var square = new Square(budget, 300, 0.8, new Randomness(5)).perturb(model, batch);
      var apgd =
          new Apgd(budget, Loss.DLR, TargetRank.NONE, 50, RandomStart.seeded(1))
              .perturb(model, batch);
      long bySquare = standing(model, batch, square);
      assertThat(bySquare).isLessThan(batch.size());
      assertThat(standing(model, batch, apgd)).isLessThanOrEqualTo(bySquare);
    }
  }

  private static long standing(Classifier model, Batch batch, Tensor moved) {
    return Tensors.right(model.logits(moved), batch.labels());
  }
}
