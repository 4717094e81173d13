package io.hauberk.robust.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.robust.Linear;
import io.hauberk.robust.LpNorm;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.LabelOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmoothingTest {

  private static final Randomness SEED = new Randomness(3);

  /** Both classes are equally likely under every noise: nothing can be certified. */
  private static Tensor coin(Tensor inputs) {
    return inputs.flatten(1, -1).narrow(1, 0, 2).argmax(new LongOptional(1), false);
  }

  private static Batch point() {
    return new Batch(
        Tensors.of(new float[] {0.5f, 0.5f}, 1, 2), Tensors.of(new long[] {0}, 1), new long[] {7});
  }

  private static List<SmoothedAnswer> answers(Smoothing smoothing, LabelOracle model, Batch batch) {
    return smoothing.certify(model, batch, Progress.none());
  }

  /**
   * For a linear model the smoothed radius is the distance to the boundary: no certificate may
   * exceed it, and with many draws it comes near.
   */
  @Test
  void certify_linearModel_nearButNotBeyondTheTrueDistance() {
    var smoothing = new Smoothing(0.25, 50, 4000, 1e-8, SEED);
    try (var scope = TensorScope.open();
        var model = Linear.model();
        var samples = Linear.samples()) {
      var batch = samples.batch(0, 40);
      var values = Tensors.floats(batch.inputs());
      double share = 0;
      for (var answer : answers(smoothing, model, batch)) {
        var x = Arrays.copyOfRange(values, 4 * (int) answer.id(), 4 * (int) answer.id() + 4);
        double distance = Math.abs(Linear.margin(x)) / Linear.dual(LpNorm.L2);
        assertThat(answer.radius()).isLessThanOrEqualTo(distance);
        assertThat(answer.abstains() || answer.right()).isTrue();
        share += answer.radius() / distance / 40;
      }
      assertThat(share).isBetween(0.4, 1.0);
    }
  }

  @Test
  void certify_undecidedModel_abstains() {
    try (var scope = TensorScope.open()) {
      var answer =
          answers(new Smoothing(0.5, 100, 1000, 1e-8, SEED), SmoothingTest::coin, point()).get(0);
      assertThat(answer.abstains()).isTrue();
      assertThat(answer.radius()).isZero();
      assertThat(answer.holds(0)).isFalse();
    }
  }

  /** Even unanimous draws say too little: alpha^(1/n) = 0.501 at n = 10, 0.46 at n = 9. */
  @Test
  void certify_tooFewDraws_abstains() {
    try (var scope = TensorScope.open()) {
      LabelOracle sure = inputs -> Tensors.of(new long[(int) inputs.size(0)], inputs.size(0));
      assertThat(answers(new Smoothing(0.5, 10, 9, 0.001, SEED), sure, point()).get(0).abstains())
          .isTrue();
      assertThat(answers(new Smoothing(0.5, 10, 10, 0.001, SEED), sure, point()).get(0).right())
          .isTrue();
    }
  }

  /** Cohen et al. 2019, section 3.2.2: all of n draws agree, so p is at least alpha^(1/n). */
  @Test
  void radius_allAgree_closedForm() {
    double expected = 0.25 * 3.8115;
    assertThat(new Smoothing(0.25, 100, 100_000, 0.001, SEED).radius(100_000))
        .isCloseTo(expected, within(2e-3));
    assertThat(new Smoothing(0.25, 100, 100_000, 0.001, SEED).radius(50_000)).isZero();
  }

  @Test
  void certify_otherBatch_sameAnswers() {
    var smoothing = new Smoothing(0.25, 20, 700, 0.001, SEED);
    try (var scope = TensorScope.open();
        var model = Linear.model();
        var samples = Linear.samples()) {
      var together = answers(smoothing, model, samples.batch(0, 4));
      assertThat(answers(smoothing, model, samples.batch(2, 4))).isEqualTo(together.subList(2, 4));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void smoothing_badSigma_refused(double sigma) {
    assertThatThrownBy(() -> new Smoothing(sigma, 100, 1000, 0.001, SEED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("sigma: ");
  }

  @Test
  void smoothing_badCountsOrAlpha_refused() {
    assertThatThrownBy(() -> new Smoothing(1, 0, 1000, 0.001, SEED))
        .hasMessageStartingWith("selection: 0");
    assertThatThrownBy(() -> new Smoothing(1, 1, 0, 0.001, SEED))
        .hasMessageStartingWith("estimation: 0");
    assertThatThrownBy(() -> new Smoothing(1, 1, 1, 0.5, SEED))
        .hasMessageStartingWith("alpha: 0.5");
  }
}
