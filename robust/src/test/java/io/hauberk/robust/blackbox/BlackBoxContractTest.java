package io.hauberk.robust.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.HauberkException;
import io.hauberk.core.Randomness;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.LabelOracle;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.testkit.NativeMemory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every black-box attack promises, checked for all of them. */
class BlackBoxContractTest {

  private static final long QUERIES = 300;
  private static final int SAMPLES = 4;

  static Stream<BlackBoxAttack<? super ScoreOracle>> attacks() {
    List<BlackBoxAttack<? super ScoreOracle>> attacks = new ArrayList<>();
    for (var goal : Goal.values()) {
      attacks.addAll(attacks(new Terms(QUERIES, goal, new Randomness(7))));
    }
    var untargeted = new Terms(QUERIES, Goal.UNTARGETED, new Randomness(7));
    attacks.add(new SquareSearch(untargeted, new Ball(Metric.LINF, 0.3)));
    attacks.add(new SquareSearch(untargeted, new Ball(Metric.L2, 2)));
    return attacks.stream();
  }

  private static List<BlackBoxAttack<? super ScoreOracle>> attacks(Terms terms) {
    return List.of(
        new HopSkipJump(terms, Metric.L2, Starts.noise()),
        new HopSkipJump(terms, Metric.LINF, Starts.noise()),
        new Boundary(terms, Starts.noise()),
        new Pointwise(terms, Starts.noise()),
        new GeoDa(terms, Metric.L2, Starts.noise()),
        new GeoDa(terms, Metric.LINF, Starts.noise()),
        new SignOpt(terms, Starts.noise()),
        new Nes(terms, new Ball(Metric.LINF, 0.3), 20, 0.01, 0.05, 0.5),
        new Nes(terms, new Ball(Metric.L2, 1.0), 20, 0.01, 0.1, 0.5),
        new Spsa(terms, new Ball(Metric.LINF, 0.3), 32, 0.01, 0.05),
        new SimBa(terms),
        new Zoo(terms, 10, 5, 8, 0.05));
  }

  /** The samples with the labels this goal speaks of: the true class, or the other one. */
  private static Batch aimed(BlackBoxAttack<?> attack, int n) {
    var batch = Plane.samples(n);
    return switch (attack.goal()) {
      case UNTARGETED -> batch;
      case TARGETED -> new Batch(batch.inputs(), other(batch), batch.ids());
    };
  }

  private static Tensor other(Batch batch) {
    return batch.labels().mul(new Scalar(-1)).add(new Scalar(1));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void run_easyModel_reachesGoalInsideBoundsAndBudget(BlackBoxAttack<? super ScoreOracle> attack) {
    try (var scope = TensorScope.open()) {
      var model = new Plane();
      var batch = aimed(attack, SAMPLES);
      var result = attack.run(model, batch, AttackState.none());
      assertThat(model.asked()).isEqualTo(result.queries());
      assertThat(Tensors.shape(result.candidates())).isEqualTo(Tensors.shape(batch.inputs()));
      assertThat((double) result.candidates().min().item_float()).isGreaterThanOrEqualTo(0);
      assertThat((double) result.candidates().max().item_float()).isLessThanOrEqualTo(1);
      var after = Tensors.longs(model.labels(result.candidates()));
      var labels = Tensors.longs(batch.labels());
      for (int i = 0; i < after.length; i++) {
        assertThat(attack.terms().reached(after[i], labels[i])).as("sample " + i).isTrue();
        assertThat(result.samples().get(i).reached()).isTrue();
        assertThat(result.samples().get(i).distance()).isPositive();
        assertThat(result.samples().get(i).queries()).isBetween(2L, QUERIES);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void run_sameSeed_sameBits(BlackBoxAttack<? super ScoreOracle> attack) {
    try (var scope = TensorScope.open()) {
      var batch = aimed(attack, SAMPLES);
      var first = attack.run(new Plane(), batch, AttackState.none());
      var second = attack.run(new Plane(), batch, AttackState.none());
      assertThat(Tensors.floats(second.candidates())).isEqualTo(Tensors.floats(first.candidates()));
      assertThat(second.samples()).isEqualTo(first.samples());
    }
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void run_aloneOrInBatch_sameBits(BlackBoxAttack<? super ScoreOracle> attack) {
    try (var scope = TensorScope.open()) {
      var batch = aimed(attack, SAMPLES);
      var together = attack.run(new Plane(), batch, AttackState.none());
      var alone = attack.run(new Plane(), batch.select(new long[] {2}), AttackState.none());
      assertThat(Tensors.floats(alone.candidates()))
          .isEqualTo(
              Arrays.copyOfRange(
                  Tensors.floats(together.candidates()), 2 * Plane.VALUES, 3 * Plane.VALUES));
      assertThat(alone.samples()).isEqualTo(together.samples().subList(2, 3));
    }
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void run_goalReachedAlready_untouchedForOneQuery(BlackBoxAttack<? super ScoreOracle> attack) {
    try (var scope = TensorScope.open()) {
      var aimed = aimed(attack, SAMPLES);
      var batch = new Batch(aimed.inputs(), other(aimed), aimed.ids());
      var result = attack.run(new Plane(), batch, AttackState.none());
      assertThat(Tensors.floats(result.candidates())).isEqualTo(Tensors.floats(batch.inputs()));
      assertThat(result.samples())
          .allSatisfy(
              sample -> {
                assertThat(sample.reached()).isTrue();
                assertThat(sample.distance()).isZero();
                assertThat(sample.queries()).isEqualTo(1);
              });
    }
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void run_constantModel_nothingClaimed(BlackBoxAttack<? super ScoreOracle> attack) {
    ScoreOracle constant =
        inputs -> {
          var logits = new float[2 * Math.toIntExact(inputs.size(0))];
          for (int i = 0; i < logits.length; i++) {
            logits[i] = i % 2 == (attack.goal() == Goal.TARGETED ? 0 : 1) ? 1 : 0;
          }
          return Tensors.of(logits, inputs.size(0), 2);
        };
    try (var scope = TensorScope.open()) {
      var samples = Plane.samples(3);
      var batch = new Batch(samples.inputs(), Tensors.of(new long[] {1, 1, 1}, 3), samples.ids());
      var result = attack.run(constant, batch, AttackState.none());
      assertThat(Tensors.floats(result.candidates())).isEqualTo(Tensors.floats(batch.inputs()));
      assertThat(result.samples())
          .allSatisfy(
              sample -> {
                assertThat(sample.reached()).isFalse();
                assertThat(sample.distance()).isZero();
                assertThat(sample.queries()).isBetween(2L, QUERIES);
              });
      assertThat(result.medianDistance()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void run_stoppedAndContinued_identicalAndNoQueryTwice(
      BlackBoxAttack<? super ScoreOracle> attack, @TempDir Path folder) {
    try (var scope = TensorScope.open()) {
      var batch = aimed(attack, SAMPLES);
      var whole = attack.run(new Plane(), batch, AttackState.none());
      var file = folder.resolve("state.safetensors");
      var first = new Plane();
      long stop = whole.queries() / 2;
      ScoreOracle failing =
          inputs -> {
            if (first.asked() + inputs.size(0) > stop) {
              throw new HauberkException("remote", "gone", "there");
            }
            return first.logits(inputs);
          };
      assertThatThrownBy(() -> attack.run(failing, batch, AttackState.at(file)))
          .isInstanceOf(HauberkException.class)
          .hasMessageStartingWith("remote");
      var second = new Plane();
      var continued = attack.run(second, batch, AttackState.at(file));
      assertThat(Tensors.floats(continued.candidates()))
          .isEqualTo(Tensors.floats(whole.candidates()));
      assertThat(continued.samples()).isEqualTo(whole.samples());
      assertThat(first.asked()).isPositive();
      assertThat(first.asked() + second.asked()).isEqualTo(whole.queries());
      assertThatThrownBy(
              () -> attack.run(second, batch.select(new long[] {0, 1}), AttackState.at(file)))
          .isInstanceOf(DataFormatException.class)
          .hasMessageStartingWith("attack state");
    }
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void run_inputsOutsideRange_refused(BlackBoxAttack<? super ScoreOracle> attack) {
    try (var scope = TensorScope.open()) {
      var batch = Plane.samples(2);
      var outside = batch.withInputs(batch.inputs().add(new Scalar(1.0)));
      assertThatThrownBy(() -> attack.run(new Plane(), outside, AttackState.none()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("inputs");
    }
  }

  @Test
  void perturb_manyTimes_nativeMemorySteady() {
    var attack = new HopSkipJump(Terms.untargeted(500, 1), Metric.LINF, Starts.noise());
    LabelOracle brightness =
        inputs -> inputs.flatten(1, -1).mean(1).gt(new Scalar(0.4)).to(torch.ScalarType.Long);
    try (var outer = TensorScope.open()) {
      var batch =
          new Batch(
              torch.full(new long[] {1, 1, 64, 64}, new Scalar(0.2)),
              Tensors.of(new long[] {0}, 1),
              new long[] {3});
      NativeMemory.assertSteady(
          20,
          400L * 64 * 64 * 4,
          () -> {
            try (var scope = TensorScope.open()) {
              attack.perturb(brightness, batch);
            }
          });
    }
  }
}
