package io.hauberk.robust.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.hauberk.core.Randomness;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Goal;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.blackbox.AttackState;
import io.hauberk.robust.blackbox.Terms;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.LabelOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransferTest {

  private static final int SIDE = 8;

  /** Bright on the left is class 1, else 0; the surrogate weighs the columns otherwise. */
  private static Tensor score(Tensor inputs, double lean) {
    var left = inputs.narrow(3, 0, SIDE / 2).flatten(1, -1).mean(1);
    var right = inputs.narrow(3, SIDE / 2, SIDE / 2).flatten(1, -1).mean(1);
    var score = left.sub(right.mul(new Scalar(lean))).mul(new Scalar(20.0));
    return torch.stack(new TensorVector(score.neg(), score), 1);
  }

  private static final Classifier SURROGATE = inputs -> score(inputs, 0.8);
  private static final Classifier VICTIM = inputs -> score(inputs, 1);

  private static Batch samples(int n) {
    var values = new float[n * SIDE * SIDE];
    new Randomness(3).stream(0, 0).fillUniform(values, 0.3f, 0.7f);
    var inputs = Tensors.of(values, n, 1, SIDE, SIDE);
    var ids = new long[n];
    Arrays.setAll(ids, i -> 10 + i);
    return new Batch(inputs, VICTIM.labels(inputs), ids);
  }

  private static Transfer transfer(LpNorm norm, double epsilon, int tries) {
    var search = DiverseMomentum.of(new Budget(norm, epsilon), Goal.UNTARGETED, new Randomness(4));
    return new Transfer(Terms.untargeted(10, 4), SURROGATE, "surrogate", search, tries);
  }

  @ParameterizedTest
  @EnumSource(
      value = LpNorm.class,
      names = {"LINF", "L2"})
  void run_likeSurrogate_victimFooledInsideBall(LpNorm norm) {
    double epsilon = norm == LpNorm.LINF ? 0.2 : 1.6;
    try (var scope = TensorScope.open()) {
      var batch = samples(6);
      var result = transfer(norm, epsilon, 2).run(VICTIM, batch, AttackState.none());
      var after = Tensors.longs(VICTIM.labels(result.candidates()));
      var labels = Tensors.longs(batch.labels());
      for (int i = 0; i < labels.length; i++) {
        var sample = result.samples().get(i);
        assertThat(after[i]).isNotEqualTo(labels[i]);
        assertThat(sample.reached()).isTrue();
        assertThat(sample.distance()).isPositive().isLessThanOrEqualTo(epsilon * 1.00001);
        assertThat(sample.queries()).isBetween(2L, 3L);
      }
      assertThat((double) result.candidates().min().item_float()).isNotNegative();
      assertThat((double) result.candidates().max().item_float()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void perturb_aloneOrInBatch_sameDraws() {
    var search =
        DiverseMomentum.of(new Budget(LpNorm.LINF, 0.1), Goal.UNTARGETED, new Randomness(4));
    try (var scope = TensorScope.open()) {
      var batch = samples(5);
      var together = Tensors.floats(search.perturb(SURROGATE, batch).narrow(0, 2, 1));
      var alone = Tensors.floats(search.perturb(SURROGATE, batch.select(new long[] {2})));
      assertThat(alone).containsExactly(together, offset(1e-6f));
    }
  }

  @Test
  void run_victimThatCannotBeFooled_nothingClaimed() {
    try (var scope = TensorScope.open()) {
      var batch = samples(3);
      LabelOracle deaf =
          inputs ->
              torch.zeros(new long[] {inputs.size(0)}, Tensors.options(torch.ScalarType.Long));
      var aimed = new Batch(batch.inputs(), deaf.labels(batch.inputs()), batch.ids());
      var result = transfer(LpNorm.LINF, 0.2, 3).run(deaf, aimed, AttackState.none());
      assertThat(result.samples())
          .allSatisfy(
              sample -> {
                assertThat(sample.reached()).isFalse();
                assertThat(sample.queries()).isEqualTo(4);
              });
      assertThat(result.robustAccuracy(Double.MAX_VALUE)).isEqualTo(1);
    }
  }

  @Test
  void pulledBack_changedPictures_isTheAdjoint() {
    try (var scope = TensorScope.open()) {
      var batch = samples(7);
      var places = new Diversity(1, 0.5).places(batch, new Randomness(9), 0);
      var values = new float[7 * SIDE * SIDE];
      new Randomness(8).stream(0, 0).fillGaussian(values);
      var other = Tensors.of(values, 7, 1, SIDE, SIDE);
      var forth = Diversity.changed(batch.inputs(), places);
      assertThat(torch.equal(forth, batch.inputs())).isFalse();
      double left = forth.mul(other).sum().item_float();
      double right = batch.inputs().mul(Diversity.pulledBack(other, places)).sum().item_float();
      assertThat(right).isCloseTo(left, offset(1e-3));
    }
  }

  @Test
  void construct_badParameters_refused() {
    assertThatThrownBy(() -> transfer(LpNorm.LINF, 0.2, 0)).hasMessageStartingWith("tries: 0");
    assertThatThrownBy(() -> transfer(LpNorm.L1, 0.2, 1)).hasMessageStartingWith("norm: L1");
    assertThatThrownBy(() -> new Diversity(0.5, 0)).hasMessageStartingWith("smallest: 0");
  }
}
