package io.hauberk.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.catalogue.DataSets;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Networks;
import io.hauberk.tensor.train.CropFlip;
import io.hauberk.tensor.train.EpochResult;
import io.hauberk.tensor.train.Objective;
import io.hauberk.tensor.train.Optimizer;
import io.hauberk.tensor.train.Schedule;
import io.hauberk.tensor.train.Trainer;
import io.hauberk.tensor.train.TrainingPlan;
import io.hauberk.testkit.SharedData;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The recipes of CIFAR-10 on a few of its images, with a sixteenth of the network's channels. */
class CifarRecipeTest {

  private static final Budget BUDGET = new Budget(LpNorm.LINF, 8.0 / 255);
  private static final InnerSteps TEN = new InnerSteps(10, new StepSize.Absolute(2.0 / 255));

  @TempDir private Path folder;

  private static DataSet images(int limit) {
    var root = SharedData.dataset("cifar10-jpeg").resolve("..").normalize();
    var options = ReadOptions.DEFAULT.withDataDirectory(root).withLimit(limit);
    return DataSets.open("cifar10-jpeg", Split.TRAIN, options);
  }

  private static Model thin(DataSet samples) {
    var network = Networks.preActResNet18(samples.sampleShape(), 4, samples.classes().size());
    return Model.initial(network, new Randomness(1).derive("weights"));
  }

  private static TrainingPlan plan(int epochs) {
    return TrainingPlan.of(epochs, 1)
        .withBatchSize(16)
        .withOptimizer(new Optimizer.Sgd(0.1, 0.9, 5e-4), new Schedule.Triangle(0.4));
  }

  private static Objective recipe(Hardening method) {
    var objective =
        method
            .inner()
            .map(paper -> method.objective(BUDGET, TEN, 1, 0))
            .orElseGet(() -> method.objective(BUDGET, 1, 0));
    return CropFlip.of(objective, 1);
  }

  private static List<EpochResult> train(Model model, DataSet samples, Trainer trainer) {
    var results = trainer.train(model, samples);
    assertThat(results).allMatch(epoch -> Double.isFinite(epoch.loss()));
    return results;
  }

  @ParameterizedTest
  @EnumSource(
      value = Hardening.class,
      names = {"PGD", "TRADES", "N_FGSM"})
  void train_slice_movesEveryWeightAndStatistic(Hardening method) {
    try (var samples = images(32);
        var fresh = thin(samples);
        var model = thin(samples)) {
      var results = train(model, samples, new Trainer(plan(1), recipe(method), Progress.none()));
      assertThat(results).hasSize(1);
      for (var name : model.weights().names()) {
        assertThat(Tensors.floats(model.weights().get(name)))
            .as(name)
            .isNotEqualTo(Tensors.floats(fresh.weights().get(name)));
      }
      try (var scope = TensorScope.open()) {
        var batch = samples.batch(0, 16);
        var moved = TEN.pgd(BUDGET, 2).perturb(model.frozen(), batch);
        var size = LpNorm.LINF.size(moved.sub(batch.inputs()));
        assertThat(size.le(new Scalar(8.0 / 255 + 1e-6)).all().item_bool()).isTrue();
        assertThat(size.max().item_double()).isPositive();
      }
    }
  }

  @Test
  void train_killedAndResumed_sameWeights() {
    var file = folder.resolve("cifar.ckpt");
    try (var samples = images(32);
        var straight = thin(samples);
        var killed = thin(samples);
        var resumed = thin(samples)) {
      train(straight, samples, trainer());
      var dying = trainer().resumingFrom(file).observedBy(CifarRecipeTest::dieAfterTheFirst);
      assertThatThrownBy(() -> dying.train(killed, samples)).hasMessage("killed");
      assertThat(train(resumed, samples, trainer().resumingFrom(file))).hasSize(2);
      for (var name : straight.weights().names()) {
        assertThat(Tensors.floats(resumed.weights().get(name)))
            .isEqualTo(Tensors.floats(straight.weights().get(name)));
      }
    }
  }

  private static Trainer trainer() {
    return new Trainer(plan(2), recipe(Hardening.N_FGSM), Progress.none());
  }

  private static void dieAfterTheFirst(EpochResult epoch) {
    if (epoch.epoch() == 1) {
      throw new IllegalStateException("killed");
    }
  }

  @Test
  void objective_stepsOfItsOwn_onlyWhereItsPaperHasSome() {
    assertThat(Hardening.PGD.inner()).contains(new InnerSteps(7, new StepSize.Relative(0.25)));
    assertThat(Hardening.TRADES.objective(BUDGET, TEN, 1, 0))
        .isInstanceOfSatisfying(
            Trades.class,
            trades -> {
              assertThat(trades.beta()).isEqualTo(6);
              assertThat(trades.steps()).isEqualTo(10);
              assertThat(trades.stepSize()).isEqualTo(TEN.stepSize());
            });
    assertThat(Hardening.N_FGSM.inner()).isEmpty();
    assertThatThrownBy(() -> Hardening.N_FGSM.objective(BUDGET, TEN, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("steps of N_FGSM: 10 (expected: ");
    assertThatThrownBy(() -> new InnerSteps(0, TEN.stepSize())).hasMessageStartingWith("steps: 0");
  }
}
