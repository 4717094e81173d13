package io.hauberk.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Networks;
import io.hauberk.testkit.NativeMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every attack promises, checked for all of them. */
class AttackContractTest {

  private static final double EPSILON = 0.1;

  static Stream<StepwiseAttack> attacks() {
    var attacks = new ArrayList<StepwiseAttack>();
    for (var norm : LpNorm.values()) {
      for (var goal : Goal.values()) {
        var budget = new Budget(norm, EPSILON);
        attacks.add(new Fgsm(budget, goal));
        attacks.add(new Bim(budget, new StepSize.Relative(0.2), 20, goal));
        attacks.add(new Pgd(budget, new StepSize.Absolute(0.02), 20, goal, RandomStart.seeded(4)));
      }
    }
    return attacks.stream();
  }

  private static Model network() {
    return Model.initial(Networks.stridedCnn(List.of(1L, 8L, 8L), 4, 10), new Randomness(2));
  }

  private static Batch images(int n) {
    var pixels = new float[n * 64];
    var labels = new long[n];
    for (int i = 0; i < n; i++) {
      var image = new float[64];
      new Randomness(3).stream(i, 0).fillUniform(image, 0, 1);
      System.arraycopy(image, 0, pixels, i * 64, 64);
      labels[i] = i % 10;
    }
    return new Batch(
        Tensors.of(pixels, n, 1, 8, 8), Tensors.of(labels, n), LongStream.range(0, n).toArray());
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void perturb_anyImages_insideBallAndBounds(StepwiseAttack attack) {
    try (var scope = TensorScope.open();
        var model = network()) {
      var batch = images(16);
      var moved = attack.perturb(model, batch);
      assertThat(Tensors.shape(moved)).isEqualTo(Tensors.shape(batch.inputs()));
      assertThat((double) moved.min().item_float()).isGreaterThanOrEqualTo(0);
      assertThat((double) moved.max().item_float()).isLessThanOrEqualTo(1);
      for (float size : Tensors.floats(attack.budget().norm().size(moved.sub(batch.inputs())))) {
        assertThat((double) size).isPositive().isLessThanOrEqualTo(EPSILON * (1 + 1e-5));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void perturb_aloneOrInBatch_samePath(StepwiseAttack attack) {
    try (var scope = TensorScope.open();
        var model = network()) {
      var together = Tensors.floats(attack.perturb(model, images(12)));
      var alone = Tensors.floats(attack.perturb(model, images(12).select(new long[] {7})));
      var expected = Arrays.copyOfRange(together, 7 * 64, 8 * 64);
      for (int i = 0; i < 64; i++) {
        assertThat(alone[i]).isCloseTo(expected[i], within(1e-5f));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void search_anyImages_foolsAtLeastWhomTheFullPathFools(StepwiseAttack attack) {
    try (var scope = TensorScope.open();
        var model = network()) {
      var batch = images(32);
      var full =
          Tensors.longs(
              attack.goal().reached(model.logits(attack.perturb(model, batch)), batch.labels()));
      var found =
          Tensors.longs(
              attack.goal().reached(model.logits(attack.search(model, batch)), batch.labels()));
      for (int i = 0; i < full.length; i++) {
        assertThat(found[i]).as("sample " + i).isGreaterThanOrEqualTo(full[i]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void perturb_loss_goesTheGoalsWay(StepwiseAttack attack) {
    try (var scope = TensorScope.open();
        var model = network()) {
      var batch = images(64);
      double before =
          torch.cross_entropy(model.logits(batch.inputs()), batch.labels()).item_float();
      var moved = attack.perturb(model, batch);
      double after = torch.cross_entropy(model.logits(moved), batch.labels()).item_float();
      assertThat((after - before) * attack.goal().lossSign()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void run_linearModel_exactWorstCase(StepwiseAttack attack) {
    if (attack.goal() == Goal.TARGETED) {
      return;
    }
    var norm = attack.budget().norm();
    try (var model = Linear.model();
        var data = Linear.samples()) {
      var result = Trial.untargeted(attack, 1).run(model, data, Progress.none());
      assertThat(result.cleanAccuracy()).isEqualTo(1);
      assertThat(result.robustAccuracy())
          .isCloseTo(Linear.robustAccuracy(norm, EPSILON), within(1.01 / Linear.SAMPLES));
      assertThat(result.successRate()).isCloseTo(1 - result.robustAccuracy(), within(1e-12));
    }
  }

  @Test
  void perturb_thousandBatches_nativeMemorySteady() {
    try (var outer = TensorScope.open();
        var model = network()) {
      var batch = images(64);
      var attack =
          new Pgd(
              new Budget(LpNorm.L2, 1),
              Pgd.DEFAULT_STEP_SIZE,
              2,
              Goal.UNTARGETED,
              RandomStart.seeded(1));
      NativeMemory.assertSteady(
          1000,
          64 * 64 * 4 * 8L,
          () -> {
            try (var scope = TensorScope.open()) {
              attack.perturb(model, batch);
            }
          });
    }
  }

  @Test
  void construct_badParameters_refused() {
    assertThatThrownBy(() -> new Budget(LpNorm.LINF, 0))
        .hasMessage("epsilon: 0.0 (expected: > 0 and finite)");
    assertThatThrownBy(() -> new Budget(LpNorm.LINF, Double.NaN))
        .hasMessageStartingWith("epsilon: NaN");
    var budget = new Budget(LpNorm.LINF, 0.1);
    assertThatThrownBy(() -> new Bim(budget, Pgd.DEFAULT_STEP_SIZE, 0, Goal.UNTARGETED))
        .hasMessageStartingWith("steps: 0");
    assertThatThrownBy(() -> new StepSize.Absolute(-1)).hasMessageStartingWith("step: -1.0");
    assertThatThrownBy(() -> new Trial(List.of(new Fgsm(budget, Goal.TARGETED)), Aim.TRUE_CLASS, 1))
        .hasMessageStartingWith("aim: TRUE_CLASS");
  }
}
