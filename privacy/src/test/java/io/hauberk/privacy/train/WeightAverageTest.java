package io.hauberk.privacy.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Progress;
import io.hauberk.tensor.train.Optimizer.Sgd;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightAverageTest {

  /** m = d m + (1 - d) w, with d = min(decay, (1 + t) / (10 + t)): 2/11, then 0.2 or 3/12. */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.999})
  void adoptAverage_twoSteps_isTheMeanByHand(double decay) {
    var plan = Clouds.plan(2, new Sgd(0.5, 0, 0)).withAveraging(decay);
    try (var data = Clouds.data();
        var model = Clouds.model();
        var training = new PrivateTraining(plan, model, data, new SeededDraws(3))) {
      var start = Clouds.weights(model);
      training.step();
      var first = Clouds.weights(model);
      assertThatThrownBy(training::adoptAverage)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("steps: 1 (expected: 2, the plan's)");
      training.run(Progress.none());
      var second = Clouds.weights(model);
      training.adoptAverage();
      var mean = Clouds.weights(model);
      double kept = Math.min(decay, 3.0 / 12);
      for (int i = 0; i < mean.length; i++) {
        double once = 2.0 / 11 * start[i] + 9.0 / 11 * first[i];
        double wanted = kept * once + (1 - kept) * second[i];
        assertThat((double) mean[i]).isCloseTo(wanted, Offset.offset(1e-6));
      }
    }
  }

  @Test
  void adoptAverage_noneKept_leavesTheWeights() {
    try (var data = Clouds.data();
        var model = Clouds.model();
        var training =
            new PrivateTraining(
                Clouds.plan(1, new Sgd(0.5, 0, 0)), model, data, new SeededDraws(3))) {
      training.run(Progress.none());
      var last = Clouds.weights(model);
      training.adoptAverage();
      assertThat(Clouds.weights(model)).isEqualTo(last);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void withAveraging_decayOutsideZeroToOne_isRefused(double decay) {
    assertThatThrownBy(() -> Clouds.plan(1, new Sgd(0.5, 0, 0)).withAveraging(decay))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("averaging: ");
  }
}
