package io.hauberk.privacy.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.ModelFormatException;
import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.privacy.ledger.Budget;
import io.hauberk.privacy.ledger.Ledger;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.file.SafeTensors;
import io.hauberk.tensor.layer.Activation.Tanh;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.train.Optimizer.Sgd;
import io.hauberk.tensor.train.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

  private static final String DIGEST = "ab".repeat(32);
  private static final DpSgd PLAN = Clouds.plan(20, new Sgd(0.5, 0.9, 0));

  @TempDir Path folder;
  private Path file;
  private DataSet data;
  private Model model;
  private Ledger ledger;

  @BeforeEach
  void make() {
    file = folder.resolve("state");
    data = Clouds.data();
    model = Clouds.model();
    ledger = Ledger.openOrCreate(folder.resolve("ledger"), DIGEST, Budget.of(100, 1e-3));
  }

  @AfterEach
  void close() {
    data.close();
    model.close();
  }

  /** Twelve steps of which ten are kept, as if it were killed then. */
  private void killedAfterTwelve() {
    try (var training = new Checkpoints(file, 5).start(PLAN, model, data, ledger)) {
      for (int i = 1; i <= 12; i++) {
        training.step();
        if (i == 10) {
          training.keep();
        }
      }
    }
  }

  @Test
  void start_killedTraining_goesOnFromTheStateWithoutPayingAgain() {
    killedAfterTwelve();
    try (var fresh = Clouds.model();
        var training = new Checkpoints(file, 5).start(PLAN, fresh, data, ledger)) {
      assertThat(training.steps()).isEqualTo(10);
      assertThat(Clouds.weights(fresh)).isNotEqualTo(Clouds.weights(model));
      training.run(Progress.none());
      assertThat(training.finished()).isTrue();
      assertThat(ledger.entries()).hasSize(1);
      assertThat(ledger.spent()).isEqualTo(PLAN.cost());
    }
  }

  @Test
  void start_finishedTraining_hasNoStepLeft() {
    try (var training = new Checkpoints(file, 7).start(PLAN, model, data, ledger)) {
      training.run(Progress.none());
    }
    var trained = Clouds.weights(model);
    try (var fresh = Clouds.model();
        var training = new Checkpoints(file, 7).start(PLAN, fresh, data, ledger)) {
      assertThat(Clouds.weights(fresh)).isEqualTo(trained);
      assertThat(training.finished()).isTrue();
      assertThatThrownBy(training::step).isInstanceOf(IllegalStateException.class);
    }
    assertThat(ledger.entries()).hasSize(1);
  }

  /** v = 0.9 v + g: with the learning rate's sign known, the velocity kept is the one used. */
  @Test
  void start_momentum_comesBack() {
    killedAfterTwelve();
    try (var saved = SavedTraining.read(file);
        var memory = saved.memory();
        var fresh = Clouds.model();
        var training = new Checkpoints(file, 5).start(PLAN, fresh, data, ledger)) {
      training.keep();
      try (var again = SavedTraining.read(file);
          var same = again.memory()) {
        var velocity = Clouds.floats(memory.get("0.weight#0"));
        assertThat(velocity).isNotEqualTo(new float[4]);
        assertThat(Clouds.floats(same.get("0.weight#0"))).isEqualTo(velocity);
      }
    }
  }

  @Test
  void start_adaptiveNormAndAverage_comeBack() {
    var plan =
        new DpSgd(
                PLAN.sampling(),
                Clipping.adaptive(0.05, Adaptation.to(0.5, 100)),
                PLAN.noise(),
                20,
                1e-5,
                PLAN.optimizer())
            .withAveraging(0.9);
    double norm;
    try (var training = new Checkpoints(file, 1).start(plan, model, data, ledger)) {
      training.run(Progress.none());
      norm = training.clippingNorm();
      training.adoptAverage();
    }
    assertThat(norm).isNotEqualTo(0.05);
    try (var fresh = Clouds.model();
        var training = new Checkpoints(file, 1).start(plan, fresh, data, ledger)) {
      assertThat(training.clippingNorm()).isEqualTo(norm);
      assertThat(Clouds.weights(fresh)).isNotEqualTo(Clouds.weights(model));
      training.adoptAverage();
      assertThat(Clouds.weights(fresh)).isEqualTo(Clouds.weights(model));
    }
  }

  /** A rate that falls goes on from where it had fallen to, not from its height. */
  @Test
  void start_scheduledRate_comesBackAndNoOtherScheduleDoes() {
    var plan = PLAN.withSchedule(new Schedule.Stairs(0.5, 2));
    try (var training = new Checkpoints(file, 15).start(plan, model, data, ledger)) {
      for (int i = 0; i < 15; i++) {
        training.step();
      }
      training.keep();
    }
    try (var fresh = Clouds.model();
        var training = new Checkpoints(file, 15).start(plan, fresh, data, ledger)) {
      assertThat(plan.learningRate(training.steps())).isEqualTo(0.25);
    }
    var steeper = PLAN.withSchedule(new Schedule.Stairs(0.4, 2));
    for (var other : List.of(PLAN, steeper)) {
      assertThatThrownBy(() -> new Checkpoints(file, 5).start(other, model, data, ledger))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageContaining("the plan it is resumed with");
    }
    assertThat(ledger.entries()).hasSize(1);
  }

  @Test
  void start_changedPlan_isRefusedAndSpendsNothing() {
    killedAfterTwelve();
    var changed =
        List.of(
            Clouds.plan(21, new Sgd(0.5, 0.9, 0)),
            Clouds.plan(20, new Sgd(0.4, 0.9, 0)),
            PLAN.withSchedule(new Schedule.Cosine()),
            new DpSgd(PLAN.sampling(), Clipping.flat(2), PLAN.noise(), 20, 1e-5, PLAN.optimizer()),
            new DpSgd(
                PLAN.sampling(), PLAN.clipping(), Noise.gaussian(0.9), 20, 1e-5, PLAN.optimizer()),
            new DpSgd(PLAN.sampling(), PLAN.clipping(), PLAN.noise(), 20, 1e-6, PLAN.optimizer()),
            new DpSgd(
                new PoissonSampling(Clouds.EXAMPLES, 99),
                PLAN.clipping(),
                PLAN.noise(),
                20,
                1e-5,
                PLAN.optimizer()));
    for (var plan : changed) {
      assertThatThrownBy(() -> new Checkpoints(file, 5).start(plan, model, data, ledger))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageContaining("the plan it is resumed with");
    }
    assertThat(ledger.entries()).hasSize(1);
  }

  @Test
  void start_ledgerThatDidNotPay_isRefused() {
    killedAfterTwelve();
    var other = Ledger.openOrCreate(folder.resolve("other"), DIGEST, Budget.of(99, 1e-3));
    assertThatThrownBy(() -> new Checkpoints(file, 5).start(PLAN, model, data, other))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("a seal of this ledger");
    assertThat(other.entries()).isEmpty();
  }

  @Test
  void start_anotherNetwork_isRefused() {
    killedAfterTwelve();
    var deeper =
        Network.sequential(List.of(2L), new Linear(2, 3, true), new Tanh(), new Linear(3, 2, true));
    try (var other = Model.initial(deeper, new Randomness(1))) {
      assertThatThrownBy(() -> new Checkpoints(file, 5).start(PLAN, other, data, ledger))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageContaining("weight 0.weight of shape [3, 2]");
    }
  }

  @Test
  void start_otherFiles_areRefused() throws IOException {
    SafeTensors.write(file, model.weights(), Map.of());
    assertThatThrownBy(() -> new Checkpoints(file, 5).start(PLAN, model, data, ledger))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("the state of a private training");
    killed();
    var whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> new Checkpoints(file, 5).start(PLAN, model, data, ledger))
        .isInstanceOf(ModelFormatException.class);
    assertThat(ledger.entries()).hasSize(1);
  }

  private void killed() throws IOException {
    Files.delete(file);
    killedAfterTwelve();
  }

  @Test
  void checkpoints_everyNoStep_isRefused() {
    assertThatThrownBy(() -> new Checkpoints(file, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("checkpoint steps: 0");
  }
}
