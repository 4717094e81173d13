package io.hauberk.robust.theft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.HauberkException;
import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.robust.oracle.CountedOracle;
import io.hauberk.robust.oracle.QueryLimit;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Networks;
import io.hauberk.tensor.train.Optimizer;
import io.hauberk.tensor.train.Schedule;
import io.hauberk.tensor.train.TrainingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TheftTest {

  private static final int VALUES = 6;
  private static final int JUDGED = 200;
  private static DataSet pool;
  private static DataSet judge;

  @BeforeAll
  static void open() {
    pool = cloud("pool", 400, 1);
    judge = cloud("judge", JUDGED, 2);
  }

  @AfterAll
  static void close() {
    pool.close();
    judge.close();
  }

  /** Three classes by the largest of three sums of two values. */
  private static final class Sums implements ScoreOracle {
    @Override
    public Tensor logits(Tensor inputs) {
      return inputs.view(-1, 3, 2).sum(2).mul(new Scalar(6.0));
    }
  }

  private static DataSet cloud(String name, int n, long seed) {
    try (var scope = TensorScope.open()) {
      var values = new float[n * VALUES];
      new Randomness(seed).stream(0, 0).fillUniform(values, 0, 1);
      var inputs = Tensors.of(values, n, VALUES);
      var about = new DataSet.About(name, List.of("a", "b", "c"), List.of());
      return DataSet.of(about, inputs, new Sums().labels(inputs));
    }
  }

  private static Recipe recipe(Choice choice, Integer... rungs) {
    var student = Networks.perceptron(List.of((long) VALUES), 16, 3);
    return new Recipe(
        List.of(rungs),
        choice,
        student,
        TrainingPlan.of(25, 5)
            .withBatchSize(20)
            .withOptimizer(new Optimizer.Adam(0.02), new Schedule.Constant()));
  }

  static Stream<Theft<? super ScoreOracle>> thefts() {
    var random = recipe(Choice.RANDOM, 20, 200);
    var uncertain = recipe(Choice.UNCERTAIN, 20, 200);
    return Stream.of(
        new Knockoff(random), new Copycat(random), new Knockoff(uncertain), new Copycat(uncertain));
  }

  private static Theft.Grounds grounds() {
    return new Theft.Grounds(pool, judge);
  }

  @ParameterizedTest
  @MethodSource("thefts")
  void steal_learnableVictim_fidelityGrowsWithQuestions(Theft<? super ScoreOracle> theft) {
    var victim = CountedOracle.scores(new Sums(), QueryLimit.none());
    try (var stolen = theft.steal(victim, grounds(), TheftState.none(), Progress.none())) {
      assertThat(victim.queries()).isEqualTo(200 + JUDGED);
      assertThat(stolen.rungs()).extracting(Stolen.Rung::questions).containsExactly(20, 200);
      assertThat(stolen.rungs().get(0).fidelity()).isLessThan(stolen.fidelity());
      assertThat(stolen.fidelity()).isGreaterThan(0.85);
      assertThat(stolen.victimAccuracy()).isEqualTo(1);
      assertThat(stolen.rungs().get(1).accuracy()).isEqualTo(stolen.fidelity());
    }
  }

  @ParameterizedTest
  @MethodSource("thefts")
  void steal_stoppedAndContinued_identicalAndNoQuestionTwice(
      Theft<? super ScoreOracle> theft, @TempDir Path folder) {
    for (int allowed : new int[] {JUDGED + 20, JUDGED + 120}) {
      var file = folder.resolve("state" + allowed);
      var bounded = CountedOracle.scores(new Sums(), new QueryLimit(1000, allowed));
      assertThatThrownBy(
              () -> theft.steal(bounded, grounds(), TheftState.at(file), Progress.none()))
          .isInstanceOf(HauberkException.class)
          .hasMessageStartingWith("queries");
      var rest = CountedOracle.scores(new Sums(), QueryLimit.none());
      try (var whole = theft.steal(new Sums(), grounds(), TheftState.none(), Progress.none());
          var continued = theft.steal(rest, grounds(), TheftState.at(file), Progress.none())) {
        assertThat(continued.rungs()).isEqualTo(whole.rungs());
        assertThat(rest.queries()).isEqualTo(200 + JUDGED - (allowed - JUDGED));
      }
    }
  }

  @Test
  void steal_stateOfAnotherTheft_refused(@TempDir Path folder) {
    var state = TheftState.at(folder.resolve("state"));
    new Copycat(recipe(Choice.RANDOM, 20))
        .steal(new Sums(), grounds(), state, Progress.none())
        .close();
    var other = new Knockoff(recipe(Choice.RANDOM, 20));
    assertThatThrownBy(() -> other.steal(new Sums(), grounds(), state, Progress.none()))
        .isInstanceOf(DataFormatException.class)
        .hasMessageStartingWith("theft state");
  }

  @Test
  void steal_nanOrWrongShape_named() {
    var theft = new Knockoff(recipe(Choice.RANDOM, 20));
    ScoreOracle broken = inputs -> new Sums().logits(inputs).mul(new Scalar(Double.NaN));
    assertThatThrownBy(() -> theft.steal(broken, grounds(), TheftState.none(), Progress.none()))
        .isInstanceOf(HauberkException.class)
        .hasMessageStartingWith("victim's answers: NaN");
    ScoreOracle narrow = inputs -> new Sums().logits(inputs).narrow(1, 0, 2);
    assertThatThrownBy(() -> theft.steal(narrow, grounds(), TheftState.none(), Progress.none()))
        .isInstanceOf(HauberkException.class)
        .hasMessageStartingWith("victim's answers: [20, 2]");
  }

  @Test
  void steal_constantVictim_copyIsConstantToo() {
    ScoreOracle constant =
        inputs ->
            torch
                .one_hot(torch.zeros_like(new Sums().labels(inputs)), 3)
                .to(torch.ScalarType.Float)
                .mul(new Scalar(9.0));
    try (var stolen =
        new Copycat(recipe(Choice.RANDOM, 40))
            .steal(constant, grounds(), TheftState.none(), Progress.none())) {
      assertThat(stolen.fidelity()).isEqualTo(1);
      assertThat(stolen.victimAccuracy()).isLessThan(0.6);
    }
  }

  @Test
  void construct_badParameters_refused() {
    assertThatThrownBy(() -> recipe(Choice.RANDOM)).hasMessageStartingWith("rungs: []");
    assertThatThrownBy(() -> recipe(Choice.RANDOM, 20, 20)).hasMessageStartingWith("rungs: ");
    assertThatThrownBy(() -> recipe(Choice.RANDOM, 0)).hasMessageStartingWith("rungs: [0]");
    var many = new Copycat(recipe(Choice.RANDOM, 401));
    assertThatThrownBy(() -> many.steal(new Sums(), grounds(), TheftState.none(), Progress.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("pool: 400 samples");
  }
}
