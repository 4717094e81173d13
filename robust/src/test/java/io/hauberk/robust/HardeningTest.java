package io.hauberk.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.junit.jupiter.api.Test;

class HardeningTest {

  private static final Budget BUDGET = new Budget(LpNorm.LINF, 0.06);

  @Test
  void perturbed_trades_inTheBallAndFurtherApart() {
    try (var scope = TensorScope.open();
        var model = Linear.model();
        var samples = Linear.samples()) {
      var batch = samples.batch(0, 50);
      var trades = new Trades(BUDGET, 6, 10, new StepSize.Relative(0.25), new Randomness(1), 0);
      var moved = trades.perturbed(model, batch, 3);
      var size = LpNorm.LINF.size(moved.sub(batch.inputs()));
      assertThat(size.le(new Scalar(0.06 + 1e-6)).all().item_bool()).isTrue();
      var before = model.logits(batch.inputs());
      assertThat(Trades.divergence(before, before).item_double()).isCloseTo(0, within(1e-7));
      assertThat(Trades.divergence(before, model.logits(moved)).item_double()).isPositive();
    }
  }

  /** KL of (1/2, 1/2) from (1/4, 3/4) is ln(2) - ln(3)/2. */
  @Test
  void divergence_knownDistributions_closedForm() {
    try (var scope = TensorScope.open()) {
      var even = Tensors.of(new float[] {0, 0}, 1, 2);
      var uneven = Tensors.of(new float[] {0, (float) Math.log(3)}, 1, 2);
      assertThat(Trades.divergence(even, uneven).item_double())
          .isCloseTo(Math.log(2) - Math.log(3) / 2, within(1e-6));
    }
  }

  /** One step of epsilon from noise of twice epsilon ends within three. */
  @Test
  void perturbed_noisyFgsm_beyondTheBallButWithinThree() {
    try (var scope = TensorScope.open();
        var model = Linear.model();
        var samples = Linear.samples()) {
      var batch = samples.batch(0, 50);
      var noisy = new NoisyFgsm(BUDGET, 2, new StepSize.Relative(1), RandomStart.seeded(1), 0);
      var sizes =
          Tensors.floats(LpNorm.LINF.size(noisy.perturbed(model, batch, 0).sub(batch.inputs())));
      float largest = 0;
      for (float size : sizes) {
        largest = Math.max(largest, size);
      }
      assertThat(largest).isBetween(0.06f, 0.18f + 1e-6f);
    }
  }

  @Test
  void ramp_growsToTheWhole() {
    assertThat(Ramp.budget(BUDGET, 0, 3).epsilon()).isCloseTo(0.015, within(1e-12));
    assertThat(Ramp.budget(BUDGET, 3, 3)).isEqualTo(BUDGET);
  }

  @Test
  void objectives_badParameters_refused() {
    var step = new StepSize.Relative(1);
    assertThatThrownBy(() -> new Trades(BUDGET, 0, 1, step, new Randomness(1), 0))
        .hasMessageStartingWith("beta: 0.0");
    assertThatThrownBy(() -> new NoisyFgsm(BUDGET, -1, step, RandomStart.seeded(1), 0))
        .hasMessageStartingWith("noise: -1.0");
  }
}
