package io.hauberk.robust.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.ModelFormatException;
import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Hardening;
import io.hauberk.robust.Linear;
import io.hauberk.robust.LpNorm;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.catalogue.DataSets;
import io.hauberk.tensor.file.SafeTensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Networks;
import io.hauberk.tensor.train.EpochResult;
import io.hauberk.tensor.train.Optimizer;
import io.hauberk.tensor.train.Schedule;
import io.hauberk.tensor.train.Trainer;
import io.hauberk.tensor.train.TrainingPlan;
import io.hauberk.testkit.SharedData;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {

  private static final Budget BUDGET = new Budget(LpNorm.LINF, 0.02);

  @TempDir private Path folder;

  private static EpochResult epoch(int number, double accuracy) {
    return new EpochResult(number, 0.1, accuracy, Optional.empty(), 0.001, 1);
  }

  private static OverfittingGuard.Plan plan(Optional<Path> file) {
    return new OverfittingGuard.Plan(BUDGET, 1, 2, file);
  }

  /** Turns the answers round: no sample is right any more. */
  private static void spoil(Model model) {
    model.weights().get("0.weight").mul_(new Scalar(-1));
    model.weights().get("0.bias").mul_(new Scalar(-1));
  }

  private static float[] weight(Model model) {
    return Tensors.floats(model.weights().get("0.weight"));
  }

  @Test
  void finished_accuracyFalls_stopsWithTheBestWeights() {
    try (var model = Linear.model();
        var held = Linear.samples();
        var guard = new OverfittingGuard(model, held, plan(Optional.empty()))) {
      var good = weight(model);
      guard.finished(epoch(1, 0.9));
      spoil(model);
      assertThatThrownBy(() -> guard.finished(epoch(2, 0.2)))
          .isInstanceOf(CatastrophicOverfitting.class)
          .hasMessageStartingWith("accuracy under PGD after epoch 2: 0.0 %")
          .hasMessageContaining("epoch 1 is kept");
      assertThat(weight(model)).isEqualTo(good);
    }
  }

  /** Lost from the start: nothing falls, but training sees what PGD does not. */
  @Test
  void finished_ownAccuracyFarAbove_stopsOnceTheBudgetIsWhole() {
    try (var model = Linear.model();
        var held = Linear.samples();
        var guard = new OverfittingGuard(model, held, plan(Optional.empty()))) {
      spoil(model);
      guard.finished(epoch(1, 0.99));
      assertThatThrownBy(() -> guard.finished(epoch(2, 0.99)))
          .isInstanceOf(CatastrophicOverfitting.class);
    }
  }

  @Test
  void finished_steady_keepsOn() {
    try (var model = Linear.model();
        var held = Linear.samples();
        var guard = new OverfittingGuard(model, held, plan(Optional.empty()))) {
      for (int number = 1; number <= 4; number++) {
        guard.finished(epoch(number, 0.99));
      }
      assertThat(weight(model)).isNotEmpty();
    }
  }

  /** Killed after the first epoch: the second guard knows what the first one kept. */
  @Test
  void finished_resumedFromItsFile_stillKnowsTheBest() {
    var file = folder.resolve("kept");
    try (var model = Linear.model();
        var held = Linear.samples()) {
      var good = weight(model);
      try (var guard = new OverfittingGuard(model, held, plan(Optional.of(file)))) {
        guard.finished(epoch(1, 0.9));
      }
      spoil(model);
      try (var guard = new OverfittingGuard(model, held, plan(Optional.of(file)))) {
        assertThatThrownBy(() -> guard.finished(epoch(2, 0.2)))
            .isInstanceOf(CatastrophicOverfitting.class);
      }
      assertThat(weight(model)).isEqualTo(good);
    }
  }

  @Test
  void guard_fileOfSomethingElse_refused() {
    var file = folder.resolve("other");
    try (var model = Linear.model();
        var held = Linear.samples()) {
      SafeTensors.write(file, model.weights(), Map.of());
      assertThatThrownBy(() -> new OverfittingGuard(model, held, plan(Optional.of(file))))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageStartingWith("kept weights");
      assertThatThrownBy(() -> new WeightAverage(model, 1, Optional.of(file)))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageStartingWith("averaged weights");
    }
  }

  @Test
  void average_ofEpochs_isTheirMeanAlsoWhenResumed() {
    var file = folder.resolve("average");
    try (var model = Linear.model()) {
      var first = weight(model);
      try (var average = new WeightAverage(model, 2, Optional.of(file))) {
        model.weights().get("0.weight").mul_(new Scalar(5));
        average.finished(epoch(1, 0.9));
        assertThat(average.epochs()).isZero();
        model.weights().get("0.weight").mul_(new Scalar(0.2));
        average.finished(epoch(2, 0.9));
      }
      try (var average = new WeightAverage(model, 2, Optional.of(file))) {
        model.weights().get("0.weight").mul_(new Scalar(3));
        average.finished(epoch(3, 0.9));
        average.finished(epoch(3, 0.9));
        assertThat(average.epochs()).isEqualTo(2);
        average.apply();
      }
      var mean = weight(model);
      for (int i = 0; i < first.length; i++) {
        assertThat((double) mean[i]).isCloseTo(2.0 * first[i], within(1e-5));
      }
    }
  }

  @Test
  void apply_noEpochCounted_changesNothing() {
    try (var model = Linear.model();
        var average = new WeightAverage(model, 9, Optional.empty())) {
      var before = weight(model);
      average.finished(epoch(1, 0.5));
      average.apply();
      assertThat(weight(model)).isEqualTo(before);
    }
  }

  /** At 0.3 one plain step is soon fooled, and nothing else; at 0.02 there is nothing to fool. */
  @Test
  void train_plainFgsm_caughtAtLargeEpsilonAlone() {
    SharedData.dataset("mnist");
    assertThatThrownBy(() -> trainPlain(0.3)).isInstanceOf(CatastrophicOverfitting.class);
    assertThat(trainPlain(0.02)).isEqualTo(8);
  }

  private static int trainPlain(double epsilon) {
    var budget = new Budget(LpNorm.LINF, epsilon);
    try (var train = mnist(Split.TRAIN, 3000);
        var held = mnist(Split.TEST, 100);
        var model =
            Model.initial(Networks.stridedCnn(train.sampleShape(), 8, 10), new Randomness(1));
        var guard =
            new OverfittingGuard(
                model, held, new OverfittingGuard.Plan(budget, 1, 3, Optional.empty()))) {
      var plan =
          TrainingPlan.of(8, 1)
              .withBatchSize(64)
              .withOptimizer(new Optimizer.Adam(2e-3), new Schedule.Constant());
      var objective = Hardening.FGSM_PLAIN.objective(budget, 1, 75);
      var trainer = new Trainer(plan, objective, Progress.none()).observedBy(guard);
      return trainer.train(model, train).size();
    }
  }

  private static DataSet mnist(Split split, int count) {
    return DataSets.open("mnist", split, ReadOptions.DEFAULT.withLimit(count));
  }
}
