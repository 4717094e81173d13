package io.hauberk.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.HauberkException;
import io.hauberk.core.Progress;
import io.hauberk.robust.metric.Counted;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.DataSet;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class TrialTest {

  private static final Pgd ATTACK =
      new Pgd(
          new Budget(LpNorm.LINF, 0.05),
          new StepSize.Relative(0.25),
          8,
          Goal.UNTARGETED,
          RandomStart.seeded(2));

  @Test
  void run_anyBatchSize_sameVerdicts() {
    try (var model = Linear.model();
        var data = Linear.samples()) {
      var reference = verdicts(model, data, 64);
      assertThat(verdicts(model, data, 1)).isEqualTo(reference);
      assertThat(verdicts(model, data, 500)).isEqualTo(reference);
    }
  }

  private static List<Boolean> verdicts(Classifier model, DataSet data, int batchSize) {
    var trial = new Trial(List.of(ATTACK), Aim.TRUE_CLASS, batchSize);
    return trial.run(model, data, Progress.none()).samples().stream()
        .map(SampleOutcome::robust)
        .toList();
  }

  @Test
  void run_moreRestarts_neverMoreRobust() {
    try (var model = Linear.model();
        var data = Linear.samples()) {
      double once = Trial.untargeted(ATTACK, 1).run(model, data, Progress.none()).robustAccuracy();
      double thrice =
          Trial.untargeted(ATTACK, 3).run(model, data, Progress.none()).robustAccuracy();
      assertThat(thrice).isLessThanOrEqualTo(once);
    }
  }

  @Test
  void run_largerEpsilon_lessRobust() {
    try (var model = Linear.model();
        var data = Linear.samples()) {
      double before = 1;
      for (double epsilon : new double[] {0.01, 0.05, 0.1, 0.3}) {
        double robust =
            Trial.untargeted(ATTACK.withEpsilon(epsilon), 1)
                .run(model, data, Progress.none())
                .robustAccuracy();
        assertThat(robust).isLessThan(before);
        before = robust;
      }
    }
  }

  @Test
  void above_smallerEpsilon_survivorsAloneAreAttacked() {
    try (var model = Linear.model();
        var data = Linear.samples()) {
      var small = Trial.untargeted(ATTACK.withEpsilon(0.02), 1);
      var large = Trial.untargeted(ATTACK, 1);
      var below = small.run(model, data, Progress.none());
      var whole = new Counted(model);
      var separate = large.run(whole, data, Progress.none());
      var less = new Counted(model);
      var above = large.above(below, less, data, Progress.none());
      assertThat(above.robustAccuracy()).isLessThanOrEqualTo(separate.robustAccuracy());
      assertThat(above.cleanAccuracy()).isEqualTo(separate.cleanAccuracy());
      assertThat(less.queries().forward()).isLessThan(whole.queries().forward());
      assertThat(less.queries().backward()).isLessThan(whole.queries().backward());
      for (int i = 0; i < data.size(); i++) {
        if (!below.samples().get(i).robust()) {
          assertThat(above.samples().get(i)).isEqualTo(below.samples().get(i));
        }
      }
    }
  }

  @Test
  void above_nothingStands_nothingAsked() {
    try (var model = Linear.model();
        var data = Linear.samples()) {
      var all = Trial.untargeted(ATTACK.withEpsilon(1), 1).run(model, data, Progress.none());
      assertThat(all.robustAccuracy()).isZero();
      var counted = new Counted(model);
      var above = Trial.untargeted(ATTACK, 1).above(all, counted, data, Progress.none());
      assertThat(above).isEqualTo(all);
      assertThat(counted.queries().forward()).isZero();
    }
  }

  @Test
  void above_resultOfOtherSamples_refused() {
    try (var model = Linear.model();
        var data = Linear.samples();
        var few = data.first(7)) {
      var trial = Trial.untargeted(ATTACK, 1);
      var below = trial.run(model, few, Progress.none());
      assertThatThrownBy(() -> trial.above(below, model, data, Progress.none()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("below: 7");
    }
  }

  @Test
  void assessor_ladder_neverRisesAndAsksLessThanSeparateTrials() {
    try (var model = Linear.model();
        var data = Linear.samples()) {
      var ladder = new Ladder(List.of(0.01, 0.02, 0.05));
      var together = new Counted(model);
      var assessment =
          new Assessor(ladder, ATTACK, 1, 0.02).attack(together, data, Progress.none());
      var apart = new Counted(model);
      double before = 1;
      for (var rung : assessment.study().rungs()) {
        var alone =
            Trial.untargeted(ATTACK.withEpsilon(rung.epsilon()), 1)
                .run(apart, data, Progress.none());
        assertThat(rung.plain().robustAccuracy())
            .isLessThanOrEqualTo(alone.robustAccuracy())
            .isLessThanOrEqualTo(before);
        before = rung.plain().robustAccuracy();
      }
      assertThat(together.queries().backward()).isLessThan(apart.queries().backward());
    }
  }

  @Test
  void run_targeted_countsOnlyTheClassAimedAt() {
    var attack =
        new Pgd(
            new Budget(LpNorm.LINF, 0.3),
            new StepSize.Relative(0.25),
            8,
            Goal.TARGETED,
            RandomStart.seeded(2));
    try (var model = Linear.model();
        var data = Linear.samples()) {
      var result =
          new Trial(List.of(attack), Aim.NEXT_CLASS, 100).run(model, data, Progress.none());
      assertThat(result.successRate()).isGreaterThan(0.9);
      assertThat(result.samples())
          .allSatisfy(sample -> assertThat(sample.aimed()).isEqualTo(1 - sample.label()));
    }
  }

  @Test
  void run_nanLogits_noRobustnessClaimed() {
    Classifier broken = inputs -> Linear.model().logits(inputs).mul(new Scalar(Double.NaN));
    try (var scope = TensorScope.open();
        var data = Linear.samples()) {
      assertThatThrownBy(() -> Trial.untargeted(ATTACK, 1).run(broken, data, Progress.none()))
          .isInstanceOf(HauberkException.class)
          .hasMessageStartingWith("logits: NaN");
    }
  }

  @Test
  void run_wrongSamples_countAsNotRobustAndAreNotAttacked() {
    try (var model = Linear.model();
        var data = Linear.samples()) {
      Classifier opposite = inputs -> flipped(model.logits(inputs));
      var result = Trial.untargeted(ATTACK, 1).run(opposite, data, Progress.none());
      assertThat(result.cleanAccuracy()).isZero();
      assertThat(result.robustAccuracy()).isZero();
      assertThat(result.successRate()).isNaN();
      assertThat(result.samples()).allSatisfy(sample -> assertThat(sample.linf()).isZero());
    }
  }

  private static Tensor flipped(Tensor logits) {
    return logits.neg();
  }

  @Test
  void run_targetsEqualToLabels_refused() {
    try (var model = Linear.model();
        var data = Linear.samples()) {
      Classifier single = inputs -> model.logits(inputs).narrow(1, 0, 1);
      var aimed = new Fgsm(new Budget(LpNorm.LINF, 0.1), Goal.TARGETED);
      var trial = new Trial(List.of(aimed), Aim.NEXT_CLASS, 100);
      assertThatThrownBy(() -> trial.run(single, data, Progress.none()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("targets: ")
          .hasMessageContaining("equal to labels");
    }
  }
}
