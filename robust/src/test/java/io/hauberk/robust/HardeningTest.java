package io.hauberk.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.train.Objective;
import io.hauberk.tensor.train.Optimizer;
import io.hauberk.tensor.train.Schedule;
import io.hauberk.tensor.train.Trainer;
import io.hauberk.tensor.train.TrainingPlan;
import java.util.ArrayList;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HardeningTest {

  private static final Budget BUDGET = new Budget(LpNorm.LINF, 0.06);

  @Test
  void perturbed_trades_inTheBallAndFurtherApart() {
    try (var scope = TensorScope.open();
        var model = Linear.model();
        var samples = Linear.samples()) {
      var batch = samples.batch(0, 50);
      var trades = new Trades(BUDGET, 6, 10, new StepSize.Relative(0.25), new Randomness(1), 0);
      var moved = trades.perturbed(model, batch, 3);
      var size = LpNorm.LINF.size(moved.sub(batch.inputs()));
      assertThat(size.le(new Scalar(0.06 + 1e-6)).all().item_bool()).isTrue();
      var before = model.logits(batch.inputs());
      assertThat(Trades.divergence(before, before).item_double()).isCloseTo(0, within(1e-7));
      assertThat(Trades.divergence(before, model.logits(moved)).item_double()).isPositive();
    }
  }

  /** KL of (1/2, 1/2) from (1/4, 3/4) is ln(2) - ln(3)/2. */
  @Test
  void divergence_knownDistributions_closedForm() {
    try (var scope = TensorScope.open()) {
      var even = Tensors.of(new float[] {0, 0}, 1, 2);
      var uneven = Tensors.of(new float[] {0, (float) Math.log(3)}, 1, 2);
      assertThat(Trades.divergence(even, uneven).item_double())
          .isCloseTo(Math.log(2) - Math.log(3) / 2, within(1e-6));
    }
  }

  /** One step of epsilon from noise of twice epsilon ends within three. */
  @Test
  void perturbed_noisyFgsm_beyondTheBallButWithinThree() {
    try (var scope = TensorScope.open();
        var model = Linear.model();
        var samples = Linear.samples()) {
      var batch = samples.batch(0, 50);
      var noisy = new NoisyFgsm(BUDGET, 2, new StepSize.Relative(1), RandomStart.seeded(1), 0);
      var sizes =
          Tensors.floats(LpNorm.LINF.size(noisy.perturbed(model, batch, 0).sub(batch.inputs())));
      float largest = 0;
      for (float size : sizes) {
        largest = Math.max(largest, size);
      }
      assertThat(largest).isBetween(0.06f, 0.18f + 1e-6f);
    }
  }

  @Test
  void noisy_twiceEpsilon_isThePapersMethod() {
    assertThat(Hardening.noisy(BUDGET, 2, 5, 7))
        .isEqualTo(Hardening.N_FGSM.objective(BUDGET, 5, 7));
    assertThat(Hardening.noisy(BUDGET, 0.5, 5, 7)).extracting("noise").isEqualTo(0.5);
  }

  /** p = (1/4, 3/4) and the first class: ln 4 for each of the two terms. */
  @Test
  void boosted_knownAnswer_closedForm() {
    try (var scope = TensorScope.open()) {
      var logits = Tensors.of(new float[] {0, (float) Math.log(3)}, 1, 2);
      var labels = Tensors.of(new long[] {0}, 1);
      assertThat(Mart.boosted(logits, labels).item_double())
          .isCloseTo(2 * Math.log(4), within(1e-5));
    }
  }

  /** The divergence of the test above, times 1 - 1/2. */
  @Test
  void weighted_knownAnswers_closedForm() {
    try (var scope = TensorScope.open()) {
      var clean = Tensors.of(new float[] {0, 0}, 1, 2);
      var moved = Tensors.of(new float[] {0, (float) Math.log(3)}, 1, 2);
      var labels = Tensors.of(new long[] {0}, 1);
      assertThat(Mart.weighted(clean, moved, labels).item_double())
          .isCloseTo((Math.log(2) - Math.log(3) / 2) / 2, within(1e-6));
    }
  }

  /** Each matrix moves by gamma of its length, to where the loss is larger; vectors stay. */
  @Test
  void moved_weights_byGammaUpTheLoss() {
    try (var scope = TensorScope.open();
        var model = Linear.model();
        var samples = Linear.samples()) {
      model.learned().forEach(name -> model.weights().get(name).requires_grad_(true));
      var batch = samples.batch(0, 50);
      var awp = new WeightPerturbation(pgd(), 0.01, 0);
      try (var moved = awp.moved(model, batch)) {
        var before = model.weights().get("0.weight").detach();
        var offset = moved.weights().get("0.weight").detach().sub(before);
        double part = offset.norm().item_double() / before.norm().item_double();
        assertThat(part).isCloseTo(0.01, within(1e-4));
        assertThat(Tensors.floats(moved.weights().get("0.bias")))
            .isEqualTo(Tensors.floats(model.weights().get("0.bias")));
        assertThat(loss(moved, batch)).isGreaterThan(loss(model, batch));
      }
      var gradient = gradientOf(awp.loss(model, batch, 0), model);
      assertThat(gradient).isPositive();
    }
  }

  private static double loss(Model model, Batch batch) {
    return torch.cross_entropy(model.logits(batch.inputs()), batch.labels()).item_double();
  }

  private static double gradientOf(Objective.Loss loss, Model model) {
    var weight = model.weights().get("0.weight");
    var found = torch.grad(new TensorVector(loss.mean()), new TensorVector(weight));
    return found.get(0).norm().item_double();
  }

  private static Pgd pgd() {
    var step = new StepSize.Relative(0.25);
    return new Pgd(BUDGET, step, 10, Goal.UNTARGETED, RandomStart.seeded(1));
  }

  /** Three replays: each starts where the one before was pushed, a step of epsilon up. */
  @Test
  void free_replays_keepAndMoveThePerturbation() {
    try (var scope = TensorScope.open();
        var model = Linear.model();
        var samples = Linear.samples()) {
      var batch = samples.batch(0, 50);
      var free = new FreeTraining(BUDGET, 3, RandomStart.seeded(1), 0);
      Tensor before = torch.zeros_like(batch.inputs());
      for (int step = 0; step < 3; step++) {
        var watched = free.loss(model, batch, step).watched().orElseThrow();
        var at = watched.of().detach();
        var gap = LpNorm.LINF.size(at.sub(batch.inputs())).max().item_double();
        assertThat(gap).isLessThan(0.06 + 1e-6);
        if (step > 0) {
          assertThat(at.sub(before).abs().max().item_double()).isLessThan(1e-6);
        }
        var ones = torch.ones_like(at);
        watched.told().accept(ones);
        var offset = LpNorm.LINF.project(at.sub(batch.inputs()).add(new Scalar(0.06)), 0.06);
        before = BUDGET.nearest(batch.inputs(), batch.inputs().add(offset));
      }
      var anew = free.loss(model, batch, 3).watched().orElseThrow().of().detach();
      assertThat(Tensors.floats(anew)).isNotEqualTo(Tensors.floats(before));
    }
  }

  /** As many updates as replays, with gradients of the inputs from the weights' own way back. */
  @Test
  void free_trainer_replaysEveryBatch() {
    try (var model = Linear.model();
        var samples = Linear.samples()) {
      var steps = new ArrayList<Long>();
      var told = new ArrayList<Double>();
      var free = new FreeTraining(BUDGET, 3, RandomStart.seeded(1), 0);
      Objective counted =
          new Objective() {
            @Override
            public int replays() {
              return 3;
            }

            @Override
            public Loss loss(Model trained, Batch batch, long step) {
              steps.add(step);
              var loss = free.loss(trained, batch, step);
              var watched = loss.watched().orElseThrow();
              var spied =
                  new Watched(
                      watched.of(),
                      gradient -> {
                        told.add(gradient.abs().max().item_double());
                        watched.told().accept(gradient);
                      });
              return new Loss(loss.mean(), loss.logits(), Optional.of(spied));
            }
          };
      var plan = TrainingPlan.of(2, 1).withBatchSize(samples.size() / 2);
      assertThat(new Trainer(plan, counted, Progress.none()).train(model, samples)).hasSize(2);
      assertThat(steps).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
      assertThat(told).hasSize(12).allMatch(size -> size > 0);
    }
  }

  /** Every name trains, and its loss falls. */
  @ParameterizedTest
  @EnumSource(Hardening.class)
  void objective_everyName_learns(Hardening method) {
    try (var model = Linear.model();
        var samples = Linear.samples()) {
      var objective = method.objective(new Budget(LpNorm.LINF, 0.02), 1, 4);
      var plan =
          TrainingPlan.of(6, 1)
              .withBatchSize(100)
              .withOptimizer(new Optimizer.Adam(0.05), new Schedule.Constant());
      var results = new Trainer(plan, objective, Progress.none()).train(model, samples);
      assertThat(results.get(5).loss()).isLessThan(results.get(1).loss());
    }
  }

  @Test
  void ramp_growsToTheWhole() {
    assertThat(Ramp.budget(BUDGET, 0, 3).epsilon()).isCloseTo(0.015, within(1e-12));
    assertThat(Ramp.budget(BUDGET, 3, 3)).isEqualTo(BUDGET);
  }

  @Test
  void objectives_badParameters_refused() {
    var step = new StepSize.Relative(1);
    assertThatThrownBy(() -> new Trades(BUDGET, 0, 1, step, new Randomness(1), 0))
        .hasMessageStartingWith("beta: 0.0");
    assertThatThrownBy(() -> new NoisyFgsm(BUDGET, -1, step, RandomStart.seeded(1), 0))
        .hasMessageStartingWith("noise: -1.0");
  }
}
