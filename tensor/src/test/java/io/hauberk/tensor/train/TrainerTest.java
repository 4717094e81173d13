package io.hauberk.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.HauberkException;
import io.hauberk.core.ModelFormatException;
import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.layer.Activation.Relu;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.layer.Norm.BatchNorm;
import io.hauberk.tensor.layer.Shaping.Dropout;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

  /** Every kind of state: batch statistics, dropout, momentum. */
  private static final Network NETWORK =
      Network.sequential(
          List.of(2L),
          new Linear(2, 16, true),
          new BatchNorm(16, 1e-5, 0.1),
          new Relu(),
          new Dropout(0.2),
          new Linear(16, 2, true));

  @TempDir Path folder;

  private final DataSet data = Rings.samples(600);

  @AfterEach
  void release() {
    data.close();
  }

  private static TrainingPlan plan(int epochs) {
    return TrainingPlan.of(epochs, 5)
        .withBatchSize(50)
        .withOptimizer(new Optimizer.Adam(0.02), new Schedule.Cosine());
  }

  private static Trainer trainer(TrainingPlan plan) {
    return new Trainer(plan, new CrossEntropy(), Progress.none());
  }

  private static Model fresh() {
    return Model.initial(NETWORK, new Randomness(9));
  }

  @Test
  void train_separableRings_learns() {
    try (var model = fresh()) {
      var results = trainer(plan(15)).train(model, data);
      assertThat(results).hasSize(15);
      assertThat(Evaluation.score(model, data).accuracy()).isGreaterThan(0.95);
    }
  }

  @Test
  void train_sameSeed_sameWeightsBitForBit() {
    try (var a = fresh();
        var b = fresh()) {
      trainer(plan(3)).train(a, data);
      trainer(plan(3)).train(b, data);
      assertSameWeights(a, b);
    }
  }

  @Test
  void train_killedAfterAnyEpochAndResumed_sameWeightsAsWithoutInterruption() {
    for (int killedAfter = 1; killedAfter <= 3; killedAfter++) {
      var file = folder.resolve("checkpoint-" + killedAfter);
      try (var straight = fresh();
          var killed = fresh();
          var resumed = fresh()) {
        trainer(plan(4)).train(straight, data);
        int last = killedAfter;
        assertThatThrownBy(
                () ->
                    trainer(plan(4))
                        .resumingFrom(file)
                        .observedBy(epoch -> dieAfter(epoch, last))
                        .train(killed, data))
            .hasMessage("killed");
        assertThat(trainer(plan(4)).resumingFrom(file).train(resumed, data)).hasSize(4);
        assertSameWeights(straight, resumed);
      }
    }
  }

  @Test
  void train_checkpointInAnOpenScope_leavesTheWeightsAlive() {
    var file = folder.resolve("checkpoint");
    try (var straight = fresh();
        var model = fresh();
        var scope = TensorScope.open()) {
      trainer(plan(2)).train(straight, data);
      assertThatThrownBy(
              () ->
                  trainer(plan(2))
                      .resumingFrom(file)
                      .observedBy(epoch -> dieAfter(epoch, 1))
                      .train(model, data))
          .hasMessage("killed");
      trainer(plan(2)).resumingFrom(file).train(model, data);
      assertSameWeights(straight, model);
    }
  }

  private static void dieAfter(EpochResult epoch, int last) {
    if (epoch.epoch() == last) {
      throw new IllegalStateException("killed");
    }
  }

  @Test
  void train_checkpointOfOtherPlan_refused() {
    var file = folder.resolve("checkpoint");
    try (var model = fresh()) {
      trainer(plan(1)).resumingFrom(file).train(model, data);
      assertThatThrownBy(() -> trainer(plan(2)).resumingFrom(file).train(model, data))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageStartingWith("checkpoint ");
    }
  }

  @Test
  void train_truncatedCheckpoint_refused() throws IOException {
    var file = folder.resolve("checkpoint");
    try (var model = fresh()) {
      trainer(plan(1)).resumingFrom(file).train(model, data);
      var bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      assertThatThrownBy(() -> trainer(plan(1)).resumingFrom(file).train(model, data))
          .isInstanceOf(ModelFormatException.class);
    }
  }

  @Test
  void train_frozenNode_keepsItsWeights() {
    try (var model = fresh()) {
      var before = Tensors.floats(model.weights().get("0.weight"));
      var free = Tensors.floats(model.weights().get("4.weight"));
      trainer(plan(1).withFrozen(Set.of("0"))).train(model, data);
      assertThat(Tensors.floats(model.weights().get("0.weight"))).isEqualTo(before);
      assertThat(Tensors.floats(model.weights().get("4.weight"))).isNotEqualTo(free);
    }
  }

  @Test
  void train_patience_stopsEarlyAndKeepsBestWeights() {
    var plan = plan(200).withValidation(0.3, 3);
    try (var model = fresh()) {
      var results = trainer(plan).train(model, data);
      assertThat(results.size()).isLessThan(200);
      double best =
          results.stream()
              .mapToDouble(r -> r.validation().orElseThrow().loss())
              .min()
              .orElseThrow();
      var held = Split.of(data.size(), plan).validation().orElseThrow();
      assertThat(Evaluation.score(model, data, held).loss()).isEqualTo(best);
    }
  }

  @Test
  void train_rateFarTooHigh_lossNamed() {
    var wild = plan(3).withOptimizer(new Optimizer.Sgd(1e30, 0, 0), new Schedule.Constant());
    try (var model = fresh()) {
      assertThatThrownBy(() -> trainer(wild).train(model, data))
          .isInstanceOf(HauberkException.class)
          .hasMessageStartingWith("loss: ");
    }
  }

  @Test
  void train_unknownFrozenNode_refused() {
    try (var model = fresh()) {
      assertThatThrownBy(() -> trainer(plan(1).withFrozen(Set.of("conv9"))).train(model, data))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("frozen: conv9");
    }
  }

  private static void assertSameWeights(Model a, Model b) {
    for (var name : a.weights().names()) {
      assertThat(Tensors.floats(a.weights().get(name)))
          .as(name)
          .isEqualTo(Tensors.floats(b.weights().get(name)));
    }
  }
}
