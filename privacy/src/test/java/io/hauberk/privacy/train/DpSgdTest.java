package io.hauberk.privacy.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.privacy.accounting.PrivacyEvent;
import io.hauberk.tensor.train.Optimizer.Sgd;
import java.math.BigDecimal;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DpSgdTest {

  static DpSgd plan(PoissonSampling sampling, double multiplier, long steps) {
    return new DpSgd(
        sampling, Clipping.flat(1), Noise.gaussian(multiplier), steps, 1e-5, new Sgd(0.15, 0, 0));
  }

  /** The MNIST recipe of the field at 1 and 60 epochs; dp_accounting 0.6.0 gives these epsilons. */
  @ParameterizedTest
  @CsvSource({"240, 0.302", "14400, 2.350"})
  void epsilon_mnistRecipe_isTheReferences(long steps, double epsilon) {
    assertThat(plan(new PoissonSampling(60_000, 250), 1.1, steps).epsilon())
        .isCloseTo(epsilon, Offset.offset(2e-3));
  }

  @Test
  void event_anyPlan_hasItsRateAndNoise() {
    assertThat(plan(new PoissonSampling(1000, 20), 1.3, 5).event())
        .isEqualTo(new PrivacyEvent.PoissonGaussian(0.02, 1.3));
  }

  @Test
  void cost_anyPlan_isItsEpsilonAndDelta() {
    var plan = plan(new PoissonSampling(1000, 20), 1.3, 5);
    assertThat(plan.cost().epsilon()).isEqualByComparingTo(BigDecimal.valueOf(plan.epsilon()));
    assertThat(plan.cost().delta()).isEqualByComparingTo("0.00001");
  }

  @Test
  void purpose_anyPlan_namesAllThatDecidesThePrice() {
    assertThat(plan(new PoissonSampling(1000, 20), 1.3, 5).purpose())
        .isEqualTo("DP-SGD q=20/1000 C=1.0 FLAT sigma=1.3 GAUSSIAN steps=5");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -1, Double.NaN})
  void new_deltaOutsideZeroToOne_isRefused(double delta) {
    var sampling = new PoissonSampling(10, 2);
    assertThatThrownBy(
            () ->
                new DpSgd(
                    sampling, Clipping.flat(1), Noise.gaussian(1), 3, delta, new Sgd(1, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("delta: ");
  }

  @Test
  void new_noSteps_isRefused() {
    assertThatThrownBy(() -> plan(new PoissonSampling(10, 2), 1, 0))
        .hasMessage("steps: 0 (expected: > 0)");
  }
}
