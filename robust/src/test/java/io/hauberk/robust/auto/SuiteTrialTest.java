package io.hauberk.robust.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.HauberkException;
import io.hauberk.core.Progress;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Linear;
import io.hauberk.robust.LpNorm;
import io.hauberk.tensor.Classifier;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteTrialTest {

  @TempDir private Path folder;

  private static List<NamedAttack> attacks() {
    return Suite.STANDARD.attacks(new Suite.Setting(new Budget(LpNorm.LINF, 0.05), 2, false, 1));
  }

  /** Fails at a given call, as a machine that is switched off. */
  private static final class Breaking implements Classifier {
    private final Classifier model;
    private int calls;

    Breaking(Classifier model, int calls) {
      this.model = model;
      this.calls = calls;
    }

    @Override
    public Tensor logits(Tensor inputs) {
      if (calls-- == 0) {
        throw new IllegalStateException("cut off");
      }
      return model.logits(inputs);
    }
  }

  @Test
  void run_cutOffAndResumed_identicalResult() {
    try (var model = Linear.model();
        var samples = Linear.samples()) {
      var whole = new SuiteTrial(attacks(), 50).run(model, samples, Progress.none());
      var file = folder.resolve("state");
      var first = new SuiteTrial(attacks(), 50).resuming(file, "linear").savingEvery(0);
      assertThatThrownBy(() -> first.run(new Breaking(model, 150), samples, Progress.none()))
          .hasMessage("cut off");
      assertThat(file).exists();
      var second = new SuiteTrial(attacks(), 50).resuming(file, "linear");
      var resumed = second.run(model, samples, Progress.none());
      assertThat(resumed.trial()).isEqualTo(whole.trial());
      assertThat(resumed.attacks().stream().map(a -> a.name() + a.attacked() + a.fooled()))
          .isEqualTo(
              whole.attacks().stream().map(a -> a.name() + a.attacked() + a.fooled()).toList());
    }
  }

  @Test
  void run_stateOfAnotherPlan_refused() {
    try (var model = Linear.model();
        var samples = Linear.samples()) {
      var file = folder.resolve("state");
      new SuiteTrial(attacks(), 50).resuming(file, "linear").run(model, samples, Progress.none());
      var other = new SuiteTrial(attacks(), 50).resuming(file, "another model");
      assertThatThrownBy(() -> other.run(model, samples, Progress.none()))
          .isInstanceOf(HauberkException.class)
          .hasMessageContaining("another plan");
    }
  }

  @Test
  void run_stateOfAnotherModel_refused() {
    try (var model = Linear.model();
        var samples = Linear.samples()) {
      var file = folder.resolve("state");
      var trial = new SuiteTrial(attacks(), 50).resuming(file, "linear");
      trial.run(model, samples, Progress.none());
      Classifier other = x -> model.logits(x).mul(new Scalar(1.1));
      assertThatThrownBy(() -> trial.run(other, samples, Progress.none()))
          .isInstanceOf(HauberkException.class)
          .hasMessageContaining("other logits (expected: the model and the samples");
    }
  }

  @Test
  void run_modelWithNaN_refused() {
    try (var model = Linear.model();
        var samples = Linear.samples()) {
      Classifier broken = x -> model.logits(x).mul(new Scalar(Double.NaN));
      assertThatThrownBy(() -> new SuiteTrial(attacks(), 50).run(broken, samples, Progress.none()))
          .isInstanceOf(HauberkException.class)
          .hasMessageContaining("NaN or infinite");
    }
  }

  @Test
  void run_tallies_addUp() {
    try (var model = Linear.model();
        var samples = Linear.samples()) {
      var result = new SuiteTrial(attacks(), 64).run(model, samples, Progress.none());
      var last = result.attacks().get(result.attacks().size() - 1);
      assertThat(last.robustAccuracy()).isEqualTo(result.trial().robustAccuracy());
      assertThat(result.attacks().get(0).attacked()).isEqualTo(samples.size());
      int fooled = result.attacks().stream().mapToInt(SuiteResult.AttackTally::fooled).sum();
      assertThat(samples.size() - fooled).isEqualTo(last.standing());
    }
  }
}
