package io.hauberk.robust.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Randomness;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Fgsm;
import io.hauberk.robust.Goal;
import io.hauberk.robust.Linear;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.Pgd;
import io.hauberk.robust.RandomStart;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a linear model every number is known. */
class MetricsTest {

  @ParameterizedTest
  @EnumSource
  void clever_linearModel_exactDistance(LpNorm norm) {
    try (var scope = TensorScope.open();
        var model = Linear.model();
        var data = Linear.samples()) {
      var batch = data.batch(0, 20);
      var scores = new Clever(norm, 5, 2, 3, 1, new Randomness(1)).scores(model, batch);
      var values = Tensors.floats(batch.inputs());
      for (int i = 0; i < 20; i++) {
        var x = Arrays.copyOfRange(values, 4 * i, 4 * i + 4);
        assertThat(scores[i])
            .isCloseTo(Math.abs(Linear.margin(x)) / Linear.dual(norm), within(1e-5));
      }
    }
  }

  @Test
  void clever_farSample_radiusAtMostAndWrongSampleZero() {
    try (var scope = TensorScope.open();
        var model = Linear.model();
        var data = Linear.samples()) {
      var batch = data.batch(0, 8);
      var near = new Clever(LpNorm.L2, 1e-6, 2, 2, 1, new Randomness(1));
      assertThat(near.scores(model, batch)).containsOnly(1e-6);
      var flipped = batch.labels().neg().add(new Scalar(1));
      var wrong = new Batch(batch.inputs(), flipped, batch.ids());
      assertThat(near.scores(model, wrong)).containsOnly(0);
    }
  }

  @Test
  void location_scipysCases_agree() {
    for (double[] row : ScipyVectors.read("weibull.csv")) {
      var draws = Arrays.copyOfRange(row, 1, row.length);
      double spread =
          Arrays.stream(draws).max().orElseThrow() - Arrays.stream(draws).min().orElseThrow();
      assertThat(new ReverseWeibull(draws).location()).isCloseTo(row[0], within(1e-3 * spread));
    }
  }

  /** Norms are scaled by (1 - p), the slope of the cross-entropy over the margin. */
  @Test
  void lossSensitivity_linearModel_closedForm() {
    try (var scope = TensorScope.open();
        var model = Linear.model();
        var data = Linear.samples()) {
      var batch = data.batch(0, 10);
      var values = Tensors.floats(batch.inputs());
      var found = LossSensitivity.of(model, batch, LpNorm.L2).perSample();
      for (int i = 0; i < 10; i++) {
        double margin = Math.abs(Linear.margin(Arrays.copyOfRange(values, 4 * i, 4 * i + 4)));
        double slope = 1 / (1 + Math.exp(margin));
        assertThat(found.get(i)).isCloseTo(slope * Linear.dual(LpNorm.L2), within(1e-5));
      }
    }
  }

  @Test
  void empiricalRobustness_knownMoves_meanOfFooledOnly() {
    try (var scope = TensorScope.open()) {
      var inputs = Tensors.of(new float[] {3, 4, 0, 2, 1, 1}, 3, 2);
      var examples = Tensors.of(new float[] {3, 5, 0, 3, 9, 9}, 3, 2);
      var found =
          EmpiricalRobustness.of(LpNorm.L2, inputs, examples, new boolean[] {true, true, false});
      assertThat(found.value()).isCloseTo((0.2 + 0.5) / 2, within(1e-6));
      assertThat(found.fooled()).isEqualTo(2);
      var none = EmpiricalRobustness.of(LpNorm.L2, inputs, examples, new boolean[3]);
      assertThat(none.value()).isNaN();
      assertThatThrownBy(() -> EmpiricalRobustness.of(LpNorm.L2, inputs, examples, new boolean[2]))
          .hasMessageStartingWith("fools: 2");
    }
  }

  @Test
  void counted_attacks_samplesTimesSteps() {
    try (var scope = TensorScope.open();
        var model = Linear.model();
        var data = Linear.samples()) {
      var batch = data.batch(0, 32);
      var budget = new Budget(LpNorm.LINF, 0.05);
      var once = new Counted(model);
      assertThat(new Fgsm(budget, Goal.UNTARGETED).perturb(once, batch).size(0)).isEqualTo(32);
      assertThat(once.queries()).isEqualTo(new Queries(32, 32));
      var often = new Counted(model);
      var pgd = new Pgd(budget, Pgd.DEFAULT_STEP_SIZE, 7, Goal.UNTARGETED, RandomStart.seeded(1));
      assertThat(pgd.perturb(often, batch).size(0)).isEqualTo(32);
      assertThat(often.queries()).isEqualTo(new Queries(7 * 32, 7 * 32));
      assertThat(often.queries().plus(once.queries())).isEqualTo(new Queries(256, 256));
    }
  }
}
