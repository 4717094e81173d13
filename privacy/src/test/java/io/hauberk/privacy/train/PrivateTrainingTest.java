package io.hauberk.privacy.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.privacy.ledger.Budget;
import io.hauberk.privacy.ledger.BudgetExhausted;
import io.hauberk.privacy.ledger.Ledger;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.layer.Norm.BatchNorm;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.train.Evaluation;
import io.hauberk.tensor.train.Optimizer.Adam;
import io.hauberk.tensor.train.Optimizer.Sgd;
import io.hauberk.tensor.train.Schedule;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateTrainingTest {

  private static final int EXAMPLES = 400;
  private static final String DIGEST = "ab".repeat(32);
  private static final Network NETWORK = Network.sequential(List.of(2L), new Linear(2, 2, true));

  @TempDir Path folder;
  private DataSet data;
  private Model model;

  /** Two clouds, around (1, 1) and (-1, -1). */
  @BeforeEach
  void make() {
    var stream = new Randomness(9).stream(0, 0);
    var inputs = new float[2 * EXAMPLES];
    stream.fillGaussian(inputs);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = 0.3f * inputs[i] + (i / 2 % 2 == 0 ? 1 : -1);
    }
    var labels = IntStream.range(0, EXAMPLES).mapToLong(i -> i % 2).toArray();
    var about = new DataSet.About("clouds", List.of("up", "down"), List.of());
    try (var scope = TensorScope.open()) {
      data = DataSet.of(about, Tensors.of(inputs, EXAMPLES, 2), Tensors.of(labels, EXAMPLES));
    }
    model = Model.initial(NETWORK, new Randomness(1));
  }

  @AfterEach
  void close() {
    data.close();
    model.close();
  }

  private static DpSgd plan(int expectedBatch, long steps, Sgd optimizer) {
    return new DpSgd(
        new PoissonSampling(EXAMPLES, expectedBatch),
        Clipping.flat(1),
        Noise.gaussian(1),
        steps,
        1e-5,
        optimizer);
  }

  private Ledger ledger(double epsilon) {
    return Ledger.openOrCreate(folder.resolve("ledger"), DIGEST, Budget.of(epsilon, 1e-4));
  }

  private float[] weights() {
    return Tensors.floats(model.weights().get("0.weight"));
  }

  @Test
  void run_secureNoise_learnsAndPaysOnce() {
    var plan = plan(100, 40, new Sgd(0.5, 0, 0));
    var ledger = ledger(20);
    try (var training = PrivateTraining.start(plan, model, data, ledger)) {
      training.run(Progress.none());
      assertThat(training.finished()).isTrue();
    }
    assertThat(Evaluation.score(model, data).accuracy()).isGreaterThan(0.95);
    assertThat(ledger.entries()).hasSize(1);
    assertThat(ledger.spent()).isEqualTo(plan.cost());
    assertThat(ledger.entries().get(0).purpose()).isEqualTo(plan.purpose());
  }

  @Test
  void start_beforeAnyStep_hasPaidForAll() {
    var plan = plan(100, 40, new Sgd(0.5, 0, 0));
    var ledger = ledger(20);
    try (var training = PrivateTraining.start(plan, model, data, ledger)) {
      assertThat(training.steps()).isZero();
      assertThat(ledger.spent()).isEqualTo(plan.cost());
    }
  }

  @Test
  void start_tooDear_spendsAndChangesNothing() {
    var before = weights();
    var ledger = ledger(0.01);
    assertThatThrownBy(
            () -> PrivateTraining.start(plan(100, 40, new Sgd(0.5, 0, 0)), model, data, ledger))
        .isInstanceOf(BudgetExhausted.class);
    assertThat(ledger.entries()).isEmpty();
    assertThat(weights()).isEqualTo(before);
  }

  @Test
  void start_refusedNetwork_spendsNothing() {
    var network =
        Network.sequential(List.of(2L), new BatchNorm(2, 1e-5, 0.1), new Linear(2, 2, true));
    var ledger = ledger(20);
    try (var normed = Model.initial(network, new Randomness(1))) {
      assertThatThrownBy(
              () -> PrivateTraining.start(plan(100, 40, new Sgd(1, 0, 0)), normed, data, ledger))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("node 0: BatchNorm (expected: GroupNorm in its place");
    }
    assertThat(ledger.entries()).isEmpty();
  }

  @Test
  void start_dataOfAnotherSize_isRefused() {
    try (var fewer = data.first(EXAMPLES - 1)) {
      assertThatThrownBy(
              () ->
                  PrivateTraining.start(plan(100, 40, new Sgd(1, 0, 0)), model, fewer, ledger(20)))
          .hasMessage("examples: 399 (expected: 400, the plan's)");
    }
  }

  @Test
  void step_afterThePlansLast_isRefused() {
    try (var training = seeded(plan(100, 1, new Sgd(0.5, 0, 0)))) {
      training.step();
      var after = weights();
      assertThatThrownBy(training::step)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("steps: 2 (expected: at most 1, the plan's)");
      assertThat(weights()).isEqualTo(after);
    }
  }

  /** With one sample expected of 400 some batches are empty */
  @Test
  void step_emptyBatch_addsNoiseAlone() {
    var plan = plan(1, 2, new Sgd(0.5, 0, 0));
    var draws = new SeededDraws(emptyFirst(plan.sampling()));
    var before = weights();
    try (var scope = TensorScope.open();
        var training = new PrivateTraining(plan, model, data, draws)) {
      training.step();
      assertThat(training.steps()).isEqualTo(1);
      assertThat(weights()).isNotEqualTo(before).doesNotContain(Float.NaN);
    }
  }

  private static long emptyFirst(PoissonSampling sampling) {
    long seed = 0;
    while (sampling.batch(new SeededDraws(seed)).length > 0) {
      seed++;
    }
    return seed;
  }

  @Test
  void sum_inParts_isTheSameUpToRounding() {
    var batch = IntStream.range(0, 101).toArray();
    try (var scope = TensorScope.open();
        var training = seeded(plan(100, 1, new Sgd(0.5, 0, 0)))) {
      var whole = Tensors.floats(training.sum(batch));
      for (int part : new int[] {1, 7, 100}) {
        var parts = Tensors.floats(training.inPartsOf(part).sum(batch));
        for (int i = 0; i < whole.length; i++) {
          assertThat(parts[i]).isCloseTo(whole[i], Offset.offset(1e-4f));
        }
      }
    }
  }

  /** Two steps by hand: v = m v + g, w -= r v, with g the noisy sum over the expected batch. */
  @Test
  void step_momentum_dividesByTheExpectedBatch() {
    var plan = plan(50, 2, new Sgd(0.5, 0.9, 0));
    var expected = byHand(plan);
    model.close();
    model = Model.initial(NETWORK, new Randomness(1));
    try (var training = seeded(plan)) {
      training.run(Progress.none());
    }
    assertThat(weights()).hasSize(4);
    for (int i = 0; i < 4; i++) {
      assertThat((double) weights()[i]).isCloseTo(expected[i], Offset.offset(1e-5));
    }
  }

  /** A triangle's rate is 0, 1/2, 1, 1/2 of its height; without momentum a step of rate 0 rests. */
  @Test
  void step_schedule_scalesEveryStep() {
    var plan = plan(50, 4, new Sgd(0.5, 0, 0)).withSchedule(new Schedule.Triangle(0.5));
    assertThat(LongStream.range(0, 4).mapToDouble(plan::learningRate))
        .containsExactly(0.0, 0.25, 0.5, 0.25);
    assertThat(plan.cost()).isEqualTo(plan(50, 4, new Sgd(0.5, 0, 0)).cost());
    var before = weights();
    try (var training = seeded(plan)) {
      training.step();
      assertThat(weights()).isEqualTo(before);
      training.step();
      assertThat(weights()).isNotEqualTo(before);
    }
  }

  private double[] byHand(DpSgd plan) {
    var draws = new SeededDraws(3);
    var velocity = new double[6];
    try (var scope = TensorScope.open()) {
      for (int step = 0; step < 2; step++) {
        var batch = data.select(plan.sampling().batch(draws));
        assertThat(batch.size()).isNotEqualTo(50);
        var samples = Naive.gradients(model, batch);
        var factors =
            samples.stream()
                .mapToDouble(one -> Math.min(1, 1 / Math.sqrt(Naive.squared(one))))
                .toArray();
        var sum = Naive.sum(samples, factors);
        var noise = Tensors.floats(NoiseLaw.addNormal(torch.zeros(6), 1, draws));
        for (int i = 0; i < 6; i++) {
          velocity[i] = 0.9 * velocity[i] + (sum[i] + noise[i]) / 50;
        }
        moveBy(velocity);
      }
    }
    return IntStream.range(0, 4).mapToDouble(i -> weights()[i]).toArray();
  }

  private void moveBy(double[] velocity) {
    int at = 0;
    for (var name : List.of("0.weight", "0.bias")) {
      var weight = model.weights().get(name);
      var change = new float[(int) weight.numel()];
      for (int i = 0; i < change.length; i++) {
        change[i] = (float) (-0.5 * velocity[at++]);
      }
      weight.add_(Tensors.of(change, Tensors.shape(weight)));
    }
  }

  @Test
  void step_adam_takesTheNoisyMeanToo() {
    var base = plan(50, 3, new Sgd(0.5, 0, 0));
    var plan =
        new DpSgd(base.sampling(), base.clipping(), base.noise(), 3, base.delta(), new Adam(0.01));
    var before = weights();
    try (var training = seeded(plan)) {
      training.run(Progress.none());
    }
    for (int i = 0; i < 4; i++) {
      assertThat(Math.abs(weights()[i] - before[i])).isBetween(1e-5f, 0.031f); // at most 3 rates
    }
  }

  private PrivateTraining seeded(DpSgd plan) {
    return new PrivateTraining(plan, model, data, new SeededDraws(3));
  }
}
