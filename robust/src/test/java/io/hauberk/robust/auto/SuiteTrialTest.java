package io.hauberk.robust.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.HauberkException;
import io.hauberk.core.Progress;
import io.hauberk.robust.Attack;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Goal;
import io.hauberk.robust.Linear;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.RandomStart;
import io.hauberk.robust.auto.SuiteResult.AttackTally;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.file.SafeTensors;
import io.hauberk.tensor.network.Weights;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteTrialTest {

  @TempDir private Path folder;

  /** The kinds that suites are made of, in short. */
  private static List<NamedAttack> attacks() {
    var budget = new Budget(LpNorm.LINF, 0.05);
    return List.of(
        new NamedAttack("idle", new Idle()),
        strong(NamedAttack.Access.SCORES),
        new NamedAttack("FAB-T", new Fab(budget, new TargetRank(1), 5)),
        strong(NamedAttack.Access.GRADIENTS));
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
      var whole = new SuiteTrial(attacks(), 100).run(model, samples, Progress.none());
      var file = folder.resolve("state");
      var first = new SuiteTrial(attacks(), 100).resuming(file, "linear").savingEvery(0);
      assertThatThrownBy(() -> first.run(new Breaking(model, 60), samples, Progress.none()))
          .hasMessage("cut off");
      assertThat(file).exists();
      var second = new SuiteTrial(attacks(), 100).resuming(file, "linear");
      var resumed = second.run(model, samples, Progress.none());
      assertThat(resumed.trial()).isEqualTo(whole.trial());
      assertThat(untimed(resumed)).isEqualTo(untimed(whole));
      assertThat(resumed.queries().forward()).isPositive();
    }
  }

  /** One whose faster form errs on everything: whatever fools that alone decides nothing. */
  private record Misread(Classifier model) implements Classifier {
    @Override
    public Tensor logits(Tensor inputs) {
      return model.logits(inputs);
    }

    @Override
    public Classifier frozen() {
      return x -> model.logits(x).neg();
    }
  }

  @Test
  void run_fasterFormErrs_theModelItselfDecides() {
    var budget = new Budget(LpNorm.LINF, 0.03);
    var attacks = Suite.QUICK.attacks(new Suite.Setting(budget, 2, false, 1));
    try (var model = Linear.model();
        var samples = Linear.samples()) {
      var result = new SuiteTrial(attacks, 100).run(new Misread(model), samples, Progress.none());
      assertThat(result.trial().robustAccuracy())
          .isEqualTo(Linear.robustAccuracy(LpNorm.LINF, 0.03));
    }
  }

  private static List<AttackTally> untimed(SuiteResult result) {
    return result.attacks().stream()
        .map(
            a ->
                new AttackTally(
                    a.name(),
                    a.attacked(),
                    a.fooled(),
                    a.samples(),
                    a.standing(),
                    0,
                    a.access(),
                    a.alone(),
                    a.queries()))
        .toList();
  }

  @Test
  void run_stateOfAnotherPlan_refused() {
    try (var model = Linear.model();
        var samples = Linear.samples()) {
      var file = folder.resolve("state");
      new SuiteTrial(attacks(), 100).resuming(file, "linear").run(model, samples, Progress.none());
      var other = new SuiteTrial(attacks(), 100).resuming(file, "another model");
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
      var trial = new SuiteTrial(attacks(), 100).resuming(file, "linear");
      trial.run(model, samples, Progress.none());
      Classifier other = x -> model.logits(x).mul(new Scalar(1.1));
      assertThatThrownBy(() -> trial.run(other, samples, Progress.none()))
          .isInstanceOf(HauberkException.class)
          .hasMessageContaining("other logits (expected: the model and the samples");
    }
  }

  /** As a version wrote it that did not count queries. */
  @Test
  void run_stateThatLacksATensor_refused() {
    try (var model = Linear.model();
        var samples = Linear.samples()) {
      var file = folder.resolve("state");
      var trial = new SuiteTrial(attacks(), 100).resuming(file, "linear");
      trial.run(model, samples, Progress.none());
      drop("queries", file);
      assertThatThrownBy(() -> trial.run(model, samples, Progress.none()))
          .isInstanceOf(HauberkException.class)
          .hasMessageContaining("no queries (expected: a state written by this version)");
    }
  }

  private static void drop(String tensor, Path file) {
    try (var scope = TensorScope.open();
        var content = SafeTensors.read(file)) {
      Map<String, Tensor> kept = new LinkedHashMap<>();
      for (var name : content.weights().names()) {
        if (!name.equals(tensor)) {
          kept.put(name, content.weights().get(name).clone());
        }
      }
      var less = Weights.of(kept);
      SafeTensors.write(file, less, content.metadata());
      less.close();
    }
  }

  @Test
  void run_modelWithNaN_refused() {
    try (var model = Linear.model();
        var samples = Linear.samples()) {
      Classifier broken = x -> model.logits(x).mul(new Scalar(Double.NaN));
      assertThatThrownBy(() -> new SuiteTrial(attacks(), 100).run(broken, samples, Progress.none()))
          .isInstanceOf(HauberkException.class)
          .hasMessageContaining("NaN or infinite");
    }
  }

  @Test
  void run_tallies_addUp() {
    try (var model = Linear.model();
        var samples = Linear.samples()) {
      var setting = new Suite.Setting(new Budget(LpNorm.LINF, 0.05), 2, false, 1);
      var suite = new SuiteTrial(Suite.QUICK.attacks(setting), samples.size());
      var result = suite.run(model, samples, Progress.none());
      var last = result.attacks().get(result.attacks().size() - 1);
      assertThat(last.robustAccuracy()).isEqualTo(result.trial().robustAccuracy());
      assertThat(result.attacks().get(0).attacked()).isEqualTo(samples.size());
      int fooled = result.attacks().stream().mapToInt(SuiteResult.AttackTally::fooled).sum();
      assertThat(samples.size() - fooled).isEqualTo(last.standing());
    }
  }

  /** Goes nowhere. */
  private record Idle() implements Attack<Classifier> {
    @Override
    public Tensor perturb(Classifier model, Batch batch) {
      return batch.inputs().clone();
    }

    @Override
    public Goal goal() {
      return Goal.UNTARGETED;
    }
  }

  private static NamedAttack strong(NamedAttack.Access access) {
    var apgd =
        new Apgd(
            new Budget(LpNorm.LINF, 0.05),
            Loss.CROSS_ENTROPY,
            TargetRank.NONE,
            20,
            RandomStart.seeded(1));
    return new NamedAttack("strong by " + access, apgd, access);
  }

  private static SuiteResult run(NamedAttack... attacks) {
    try (var model = Linear.model();
        var samples = Linear.samples()) {
      return new SuiteTrial(List.of(attacks), 100).run(model, samples, Progress.none());
    }
  }

  @Test
  void blackBoxReading_laterGradientsFoolTheSame_none() {
    var result =
        run(
            new NamedAttack("idle", new Idle()),
            strong(NamedAttack.Access.SCORES),
            strong(NamedAttack.Access.GRADIENTS));
    assertThat(result.attacks().get(1).fooled()).isPositive();
    assertThat(result.attacks().get(1).alone()).isZero();
    assertThat(result.blackBoxReading()).hasValueSatisfying(r -> assertThat(r.raised()).isFalse());
  }

  @Test
  void blackBoxReading_noGradientsFoolTheSame_raised() {
    var result =
        run(
            new NamedAttack("idle", new Idle()),
            strong(NamedAttack.Access.SCORES),
            new NamedAttack("idle again", new Idle()));
    var scores = result.attacks().get(1);
    assertThat(scores.alone()).isEqualTo(scores.fooled()).isPositive();
    assertThat(result.blackBoxReading())
        .hasValueSatisfying(
            reading -> {
              assertThat(reading.raised()).isTrue();
              assertThat(reading.measured())
                  .isEqualTo((double) scores.fooled() / result.trial().samples().size());
            });
  }

  @Test
  void blackBoxReading_oneAccessAlone_empty() {
    assertThat(run(strong(NamedAttack.Access.SCORES)).blackBoxReading()).isEmpty();
    assertThat(run(strong(NamedAttack.Access.GRADIENTS)).blackBoxReading()).isEmpty();
  }
}
