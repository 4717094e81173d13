package io.hauberk.robust.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Checks;
import io.hauberk.core.HauberkException;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Goal;
import io.hauberk.robust.Linear;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.Pgd;
import io.hauberk.robust.RandomStart;
import io.hauberk.robust.StepSize;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.Pullback;
import io.hauberk.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class FalseRobustnessTest {

  private static Pgd attack(double epsilon) {
    return new Pgd(
        new Budget(LpNorm.LINF, epsilon),
        new StepSize.Relative(0.1),
        40,
        Goal.UNTARGETED,
        RandomStart.seeded(3));
  }

  private static List<Sign> raised(Classifier model, double epsilon) {
    try (var scope = TensorScope.open()) {
      return FalseRobustness.of(Corners.probe(model), attack(epsilon)).stream()
          .filter(Reading::raised)
          .map(Reading::sign)
          .toList();
    }
  }

  @Test
  void of_healthyModel_everySignLookedForAndNoneRaised() {
    try (var scope = TensorScope.open();
        var model = Linear.model()) {
      var readings = FalseRobustness.of(Corners.probe(model), attack(0.08));
      assertThat(readings).filteredOn(Reading::raised).isEmpty();
      var all = new ArrayList<>(List.of(Sign.values()));
      all.remove(Sign.BLACK_BOX_BEATS_WHITE_BOX);
      assertThat(readings).extracting(Reading::sign).containsExactlyInAnyOrderElementsOf(all);
    }
  }

  @Test
  void of_nanLogits_namedAndNothingElseMeasured() {
    var broken = Corners.before(logits -> logits.mul(new Scalar(Double.NaN)));
    assertThat(raised(broken, 0.1)).containsExactly(Sign.NOT_FINITE);
  }

  @Test
  void of_oneClass_namedAndNothingElseMeasured() {
    assertThat(raised(Corners.before(logits -> logits.narrow(1, 0, 1)), 0.1))
        .containsExactly(Sign.ONE_CLASS);
  }

  @Test
  void of_samplesOfOneClass_named() {
    try (var scope = TensorScope.open();
        var model = Linear.model()) {
      var even = Corners.batch().select(new long[] {0, 2, 4});
      var readings = FalseRobustness.of(Corners.probe(model).with(even), attack(0.1));
      assertThat(Reading.raised(readings, Sign.ONE_CLASS)).isTrue();
    }
  }

  @Test
  void of_constantModel_named() {
    var constant = Corners.before(logits -> logits.mul(new Scalar(0.0)).add(new Scalar(1)));
    assertThat(raised(constant, 0.1))
        .contains(Sign.CONSTANT, Sign.ZERO_GRADIENTS, Sign.UNCONSTRAINED_FAILURE);
  }

  @Test
  void of_probabilities_named() {
    assertThat(raised(Corners.before(logits -> logits.softmax(1)), 0.08))
        .containsExactly(Sign.PROBABILITIES);
  }

  @Test
  void of_randomisedModel_named() {
    var calls = new int[1];
    var random = Corners.before(logits -> logits.mul(new Scalar(1 + 0.01 * (calls[0]++ % 3))));
    assertThat(raised(random, 0.08)).contains(Sign.RANDOMISED);
  }

  @Test
  void of_modelThatDrifts_named() {
    var calls = new int[1];
    var drifting = Corners.before(logits -> logits.mul(new Scalar(1 + 2e-5 * calls[0]++)));
    assertThat(raised(drifting, 0.08))
        .contains(Sign.CALL_DEPENDENT)
        .doesNotContain(Sign.RANDOMISED);
  }

  @Test
  void of_batchStatistics_named() {
    var normalising = Corners.before(logits -> logits.sub(logits.amax(new long[] {0}, true)));
    assertThat(raised(normalising, 0.08)).contains(Sign.BATCH_DEPENDENT);
  }

  /** Moves its input along a gradient before it answers, as purification by optimisation does. */
  @Test
  void of_modelThatOptimises_named() {
    var model = Linear.model();
    Classifier purifying =
        inputs -> {
          try (var gradients = new AutoGradMode(true)) {
            var x = inputs.detach().requires_grad_(true);
            var energy = model.logits(x).square().sum();
            var step = torch.grad(new TensorVector(energy), new TensorVector(x)).get(0);
            return model.logits(inputs.add(step.detach().mul(new Scalar(0.01))));
          }
        };
    assertThat(raised(purifying, 0.08)).contains(Sign.OPTIMISES);
  }

  @Test
  void of_quantisedInput_gradientsMasked() {
    var quantised = Corners.behind(x -> x.mul(new Scalar(10.0)).round().div(new Scalar(10.0)));
    assertThat(raised(quantised, 0.08))
        .contains(
            Sign.ZERO_GRADIENTS,
            Sign.UNAVAILABLE_GRADIENTS,
            Sign.UNCONSTRAINED_FAILURE,
            Sign.NOISE_BEATS_ATTACK);
  }

  @Test
  void of_hugeLogits_lossSaturates() {
    assertThat(raised(Corners.before(logits -> logits.mul(new Scalar(1e4))), 0.08))
        .contains(Sign.UNAVAILABLE_GRADIENTS, Sign.UNCONSTRAINED_FAILURE)
        .doesNotContain(Sign.ZERO_GRADIENTS);
  }

  @Test
  void of_cutGraph_unavailable() {
    assertThat(raised(Corners.before(Tensor::detach), 0.08))
        .containsExactly(Sign.UNAVAILABLE_GRADIENTS);
  }

  /** A failure of the model is no property of its gradients. */
  @Test
  void of_failureThatIsNotLibtorchs_passedOn() {
    var model = Linear.model();
    var failing =
        Corners.backwards(
            (x, gradient) -> {
              throw new HauberkException("model", "gone", "an answer");
            });
    assertThatThrownBy(() -> raised(failing, 0.08))
        .isInstanceOf(HauberkException.class)
        .hasMessageContaining("gone");
    Classifier withoutInference =
        inputs -> {
          Checks.state(!inputs.is_inference(), "mode", "inference", "any other");
          return model.logits(inputs);
        };
    assertThatThrownBy(() -> raised(withoutInference, 0.08))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("mode: inference");
  }

  @Test
  void of_falseGradients_disagree() {
    var opposite = Corners.backwards((x, gradient) -> gradient.neg());
    assertThat(raised(opposite, 0.08)).contains(Sign.GRADIENT_DISAGREES);
  }

  @Test
  void of_gradientsRightOnlyAtSamples_oneStepBeatsMany() {
    var model = Corners.backwards((x, gradient) -> gradient.mul(Corners.atSamples(x)));
    assertThat(raised(model, 0.2)).contains(Sign.ONE_STEP_BEATS_ITERATIVE);
  }

  /** What FGSM training without random start ends in: only the first gradient lies. */
  @Test
  void of_gradientsWrongAtSamples_oneStepAccuracyIsAnIllusion() {
    var model = Corners.backwards((x, gradient) -> gradient.mul(Corners.atSamples(x).neg()));
    assertThat(raised(model, 0.2)).contains(Sign.ONE_STEP_OVERFIT);
  }

  /** Falls back to the nearest sample beyond a distance, so that larger steps find nothing. */
  @Test
  void of_modelThatCorrectsFarPoints_largerEpsilonFoolsLess() {
    var correcting =
        Corners.behind(
            x -> {
              var home = Corners.nearest(x.detach());
              var far = x.detach().sub(home).abs().amax(new long[] {1}, true);
              return torch.where(far.gt(new Scalar(0.095)), home, x);
            });
    assertThat(raised(correcting, 0.093))
        .contains(Sign.LARGER_EPSILON_FOOLS_LESS, Sign.UNCONSTRAINED_FAILURE);
  }

  @Test
  void of_epsilonBeyondRange_named() {
    var model = Linear.model();
    assertThat(raised(model, 8)).contains(Sign.EPSILON_BEYOND_RANGE);
    assertThat(raised(model, 0.08)).doesNotContain(Sign.EPSILON_BEYOND_RANGE);
  }

  @Test
  void of_noisyModel_unstable() {
    var noisy = Corners.behind(x -> x.add(x.mul(new Scalar(1e4)).sin().mul(new Scalar(0.06))));
    assertThat(raised(noisy, 0.08)).contains(Sign.UNSTABLE_PREDICTIONS, Sign.GRADIENT_DISAGREES);
  }

  @Test
  void of_tooFewSteps_optimisationIncomplete() {
    try (var scope = TensorScope.open();
        var model = Linear.model()) {
      var slow =
          new Pgd(
              new Budget(LpNorm.LINF, 0.1),
              new StepSize.Relative(0.05),
              12,
              Goal.UNTARGETED,
              RandomStart.seeded(3));
      assertThat(
              Reading.raised(
                  FalseRobustness.of(Corners.probe(model), slow), Sign.INCOMPLETE_OPTIMISATION))
          .isTrue();
    }
  }

  /** Gradients and logits of a stand-in that errs sooner than the model that decides. */
  @Test
  void of_standIn_transferFails() {
    var model = Linear.model();
    var standIn =
        new Classifier() {
          @Override
          public Tensor logits(Tensor inputs) {
            return model.logits(inputs);
          }

          @Override
          public Pullback pullback(Tensor inputs) {
            var doubled = inputs.mul(new Scalar(2.0)).sub(Corners.nearest(inputs));
            return model.pullback(doubled);
          }
        };
    assertThat(raised(standIn, 0.06)).contains(Sign.TRANSFER_FAILURE);
  }
}
