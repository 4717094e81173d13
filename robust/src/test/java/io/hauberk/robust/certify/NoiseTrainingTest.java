package io.hauberk.robust.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.robust.Linear;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Networks;
import io.hauberk.tensor.train.Trainer;
import io.hauberk.tensor.train.TrainingPlan;
import org.junit.jupiter.api.Test;

class NoiseTrainingTest {

  private static final Randomness SEED = new Randomness(8);

  /** 1,600 draws: the deviation is off by a tenth with a probability far below one in a million. */
  @Test
  void noisy_deviation_isSigmaAndTheDrawsAreKeyed() {
    try (var scope = TensorScope.open();
        var samples = Linear.samples()) {
      var batch = samples.batch(0, 400);
      var training = new NoiseTraining(0.25, SEED);
      var noise = training.noisy(batch, 3).sub(batch.inputs());
      double square = noise.square().mean().item_double();
      assertThat(Math.sqrt(square)).isCloseTo(0.25, within(0.025));
      var second = training.noisy(batch.select(new long[] {7}), 3);
      assertThat(Tensors.floats(second))
          .isEqualTo(Tensors.floats(training.noisy(batch, 3).narrow(0, 7, 1)));
      assertThat(Tensors.floats(training.noisy(batch, 4)))
          .isNotEqualTo(Tensors.floats(training.noisy(batch, 3)));
    }
  }

  @Test
  void train_onNoise_lossFalls() {
    try (var samples = Linear.samples();
        var model = Model.initial(Networks.perceptron(samples.sampleShape(), 8, 2), SEED)) {
      var plan = TrainingPlan.of(5, 1).withBatchSize(100);
      var results =
          new Trainer(plan, new NoiseTraining(0.05, SEED), Progress.none()).train(model, samples);
      assertThat(results.get(4).loss()).isLessThan(results.get(0).loss());
    }
  }

  @Test
  void training_noNoise_refused() {
    assertThatThrownBy(() -> new NoiseTraining(0, SEED)).hasMessageStartingWith("sigma: 0.0");
  }
}
