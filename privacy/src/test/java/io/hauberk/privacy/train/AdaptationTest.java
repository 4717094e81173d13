package io.hauberk.privacy.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Progress;
import io.hauberk.privacy.accounting.PrivacyEvent;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.train.Optimizer.Sgd;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptationTest {

  private static DpSgd plan(double start, long steps) {
    var base = Clouds.plan(steps, new Sgd(1e-6, 0, 0)); // the model hardly moves
    var clipping = Clipping.adaptive(start, Adaptation.to(0.5, 100));
    return new DpSgd(
        base.sampling(), clipping, base.noise(), steps, base.delta(), base.optimizer());
  }

  /**
   * Both releases together are one Gaussian of the plan's multiplier: 1/s^2 = 1/s'^2 + 1/(2b)^2.
   */
  @ParameterizedTest
  @CsvSource({"1, 5", "1.1, 12.5", "4, 2.1"})
  void gradientMultiplier_anyCountNoise_composesToThePlans(double multiplier, double countNoise) {
    double raised = new Adaptation(0.5, 0.2, countNoise).gradientMultiplier(multiplier);
    assertThat(raised).isGreaterThan(multiplier);
    assertThat(1 / (raised * raised) + 1 / (4 * countNoise * countNoise))
        .isCloseTo(1 / (multiplier * multiplier), Offset.offset(1e-12));
  }

  @Test
  void event_adaptiveNorm_costsWhatTheMultiplierSays() {
    assertThat(plan(1, 5).event()).isEqualTo(new PrivacyEvent.PoissonGaussian(0.25, 1));
    assertThat(plan(1, 5).gradientMultiplier()).isGreaterThan(1);
    assertThat(plan(1, 5).purpose()).contains("C=1.0 ADAPTIVE sigma=1.0");
  }

  @Test
  void balance_isHalfForEachWithinAndMinusHalfForEachBeyond() {
    var batch = IntStream.range(0, 50).toArray();
    try (var scope = TensorScope.open();
        var data = Clouds.data();
        var model = Clouds.model()) {
      var samples = data.select(batch);
      var sums = new ClippedSum(model, plan(1, 1).clipping());
      var lengths =
          Naive.gradients(model, samples).stream()
              .mapToDouble(one -> Math.sqrt(Naive.squared(one)))
              .sorted()
              .toArray();
      double tenWithin = (lengths[9] + lengths[10]) / 2;
      assertThat(sums.clipped(Views.of(samples), tenWithin).balance()).isEqualTo(-15);
      assertThat(sums.clipped(Views.of(samples), 1e6).balance()).isEqualTo(25);
      assertThat(sums.clipped(Views.of(samples), 1e-6).balance()).isEqualTo(-25);
    }
  }

  /** Half of all samples are within, wherever it began; the draws are seeded. */
  @ParameterizedTest
  @ValueSource(doubles = {20, 0.02})
  void run_anyStart_findsTheMedianLength(double start) {
    try (var scope = TensorScope.open();
        var data = Clouds.data();
        var model = Clouds.model();
        var training = new PrivateTraining(plan(start, 120), model, data, new SeededDraws(4))) {
      training.run(Progress.none());
      double found = training.clippingNorm();
      var lengths =
          Naive.gradients(model, data.all()).stream().mapToDouble(Naive::squared).toArray();
      double within =
          IntStream.range(0, lengths.length).filter(i -> lengths[i] <= found * found).count();
      assertThat(within / lengths.length).isBetween(0.3, 0.7);
    }
  }

  @Test
  void new_badValues_areRefused() {
    assertThatThrownBy(() -> new Adaptation(0, 0.2, 5)).hasMessageStartingWith("quantile: 0.0");
    assertThatThrownBy(() -> new Adaptation(1, 0.2, 5)).hasMessageStartingWith("quantile: 1.0");
    assertThatThrownBy(() -> new Adaptation(0.5, 0, 5)).hasMessageStartingWith("clip rate: 0");
    assertThatThrownBy(() -> new Adaptation(0.5, 1, 0)).hasMessageStartingWith("count noise: 0");
    var base = Clouds.plan(5, new Sgd(1, 0, 0));
    var tooQuiet = Clipping.adaptive(1, new Adaptation(0.5, 0.2, 0.5));
    assertThatThrownBy(
            () ->
                new DpSgd(
                    base.sampling(), tooQuiet, base.noise(), 5, base.delta(), base.optimizer()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count noise: 0.5 (expected: more than half the noise multiplier)");
  }
}
